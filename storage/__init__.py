"""The records: tables, unit of work, encryption, audit, migrations."""
