"""The alarm's rules for a crime that has happened (conversation.md G3). The notation is that of
`alarm_rules`.
"""

from dialogs.intake.alarm_rules import Rule, Tense

CRIME_RULES = (
    Rule(
        "theft",
        Tense.DONE,
        """
        selling|sold ~3 belongings|property|things|possessions
        ripped|torn|pulled|grabbed|yanked ~1 off|from|away ~4 neck|hand|shoulder|wrist|seafront|bike
        GOODS ~2 ripped|torn|grabbed|pulled ~1 off|from|away|out_of
        went|gone|going missing ~3 from ~4 safe|drawer|till|cupboard|room|office|locker|store|stock|shed|van
        without ~2 paying
        HAVE ~1 had ~3 pounds|0|grand ~2 from|off
        selling|sold ~3 landlord|owner|mother|father|employer|client|tenant s
        used|using|uses ~5 bank_card|card|pin|account|cards
        shoplifter|shoplifters|thief|thieves|mugger|robber|robbers|burglar|burglars|pickpocket|conman|fraudster|scammer|scammers
        got ~1 away ~1 with ~4
        took|taken|take|takes|had|charged ~2 0|6|2 ~3 off|from|out
        card|account|details ~3 used ~6
        STEAL_D|STEAL_N|STEAL_G ~6
        GOODS ~4 was|were|been|being ~2 taken|stolen|snatched|stripped|cut|lifted|emptied|missing
        GOODS ~4 taken|stolen|snatched|gone|missing ~4 from|off|out|by
        taken ~3 GOODS
        took|take|taking|takes|taken ~4 GOODS|pounds|money ~6 from|off|without|out_of|for ~6
        taking ~2 money|cash
        hand|handed ~2 over ~4 GOODS
        GOODS ~2 HAVE ~2 gone|disappeared|vanished
        helped ~1 REFLEX to ~4 GOODS
        using|used|uses ~3 her|his|their|my ~1 bank_card|card|pin|account|credit_card|debit_card|identity|details
        withdrawn|withdrew|transferred|spent|spending ~6 money|account|savings|pension|pounds|0
        money|pounds|cash|savings|0 ~4 missing|gone|disappeared
        demanded|demanding|made ~5 hand ~6 GOODS|over
        lead|slates|copper|tiles ~3 stripped|taken|removed
        """,
    ),
    Rule(
        "break_in_or_damage",
        Tense.DONE,
        """
        mirror|mirrors|PROPERTY ~4 snapped|ripped|torn|pulled|wrenched ~1 off|down|out
        firework|fireworks|excrement|faeces|brick|eggs ~4 through|at|in|into ~6 letterbox|window|door|house|car
        padlock|lock|locks|door|window|shutter|till ~3 forced|jemmied|prised|cut|drilled
        dumped|dumping|tipped ~4 rubbish|waste|rubble|tyres|asbestos
        tyres|tyre ~3 let|slashed|stabbed
        RACIST ~5 sprayed|painted|daubed|scratched|drawn|scrawled|etched|carved
        fire|blaze ~10 deliberately|deliberate|accelerant
        fire|blaze ~3 started|set
        petrol_bombed|firebombed|torched|petrol_bomb
        broke|broken|breaking ~1 into|in ~6
        burgled|burglary|ransacked|vandalised
        SMASH_D|SMASH_N|slashed|scratched|keyed|cracked|burnt|burned|torched|bricked ~6 PROPERTY
        PROPERTY ~4 SMASH_D|SMASH_N|kicked|slashed|scratched|keyed|cracked|burnt|torched|put_through|let_down|bricked
        kicked ~4 in|down
        set|setting ~4 fire|light|alight
        lit|started ~3 fire
        arson
        brick|bricks|stones|stone ~6 thrown|through|threw|window
        threw|thrown ~4 bricks|stones|eggs|brick|rock|rocks|bottle|firework|fireworks|paint ~8
        sprayed|painted|daubed|scrawled|scratched|carved|written|graffiti ~8 RACIST
        RACIST ~4 graffiti|words|symbols|slogans|messages|names|comments ~6
        paint ~3 thrown|poured
        criminal_damage
        cut ~4 off ~4 bike|minibus|car|van|fence
        damage|damaged ~8 PROPERTY|pounds|0
        """,
    ),
    Rule(
        "assault",
        Tense.DONE,
        """
        struck|whacked|smacked|elbowed|kneed|tripped ~2 PERSON|OBJ|colleague
        hit|knocked ~3 by ~3 car|van|driver|scooter|bike ~6 stop|off|away
        dog ~6 bit|bitten|savaged|killed
        SEIZE_D|SEIZE_N ~2 OBJ|PERSON ~2 into|down|to|out|off|against|by
        kidnapped|abducted|held_down|tied_up
        threw|thrown|poured|squirted ~6 over|at|in ~3 OBJ|PERSON|face
        stabbing
        PERSON|X ~3 HURT_D ~3 PERSON|OBJ|CHILD|brother|face
        was|were|been|being|got ~2 HURT_N|HURT_D|spat|bullied_into|pushed|shoved|headbutted|groped|followed|threatened|raped|attacked|jumped|chased|robbed|grabbed|racially_abused|verbally_abused
        HURT_D ~3 him|her|them|me|us|his|my|their|it
        pushed|shoved|grabbed|threw|thrown|dragged|kicked|bit|spat|headbutted|strangled|burned|burnt ~2 PERSON|OBJ|CHILD ~6
        HAVE ~2 HURT_N|HURT_D ~2 PERSON|OBJ
        HAVE ~2 been ~2 HURT_G ~3
        HURT_G ~6 yesterday|last_night|last_week|PAST
        broke|broken ~2 her|his|their ~1 wrist|arm|nose|jaw|leg|rib|ribs|finger|cheekbone|tooth
        jaw|nose|wrist|arm|rib|ribs|tooth|leg ~1 broken|fractured
        spat ~2 at|on
        RACIST ~2 names|abuse|words|insults|comments|remarks|language
        punched|slapped|kicked|headbutted|battered|groped|raped|beaten
        assaulted|assault
        sexually_assaulted|indecently_assaulted
        ran|run ~1 over ~4
        knocked ~3 off|down|over ~4 drove|bike|stop
        hit_and_run
        black_eye|bruises|injuries|split_lip
        fight ~10 PAST|WEEKDAY|injured|hurt|broken|hospital
        FIGHT ~2 outside|in|at ~8 PAST|WEEKDAY|ended|injured
        EXPOSE
        """,
    ),
    Rule(
        "threat_or_harassment",
        Tense.DONE,
        """
        photo|photograph|picture|video|photos|pictures ~10 without ~2 agreement|consent|permission|knowledge|knowing|asking
        hidden|secret|taped|concealed|covert ~5 camera|cameras|phone|film
        phone|camera|cameras ~8 changing|cubicle|cubicles|shower|showers|toilets
        pulled ~3 WEAPON ~1 on
        THREAT_D|THREAT_N ~6
        held|showed|shown|produced|pulled|flashed|waved|pointed|brandished ~4 WEAPON
        threats ~8 PAST|WEEKDAY|made|sent|received|against
        sent|sending|received|receiving ~6 threats|threatening|nudes|abusive|malicious|messages_saying
        would ~2 smash|kill|stab|burn|HURT_B ~6
        harassed|harassing|harassment|stalked|blackmailed|blackmailing|blackmail
        sending|sent|shared|posted|posting|sharing ~5 nudes|intimate|naked|private_pictures|photos_of_her
        hate_crime
        """,
    ),
    Rule(
        "drugs_or_weapon_found",
        Tense.DONE,
        """
        FIND_D|FIND_N|found|came_across|discovered ~10 DRUGS|SHARP|WEAPON
        DRUGS|SHARP ~5 was|were|been ~2 FIND_N|FIND_D|seized|hidden|taken|handed|recovered|thrown
        caught ~6 with ~5 DRUGS|SHARP
        had ~4 DRUGS|SHARP ~6 on|in|under|hidden|strapped|down ~3 his|her|him|bag|pocket|sock|waistband|locker|room
        SHARP|DRUGS ~4 taken ~2 off|from
        brought|bringing|carried ~4 SHARP|DRUGS ~4 into|in|to ~6
        drone ~5 dropped|delivered|landed
        throw_over|parcel_over|thrown_over ~6
        cannabis ~1 plants|farm|factory|grow
        handed|surrendered ~3 WEAPON ~4
        stolen ~2 goods|property
        fell ~2 out ~6 DRUGS|SHARP
        search|searched ~8 DRUGS|SHARP
        """,
    ),
    Rule(
        "fraud",
        Tense.DONE,
        """
        invoice|invoices|grant|grants|claim|claims ~6 false|fake|not_exist|never|inflated
        firm|company|charity|supplier|employee|employees ~3 not ~1 exist|real|genuine
        paid|gave|handed|sent|posted|transferred|lost ~8 pounds|money|cash|savings|bank_card|card|pin|details ~8 said|saying|claimed|claiming|pretending|rang|called|thought ~6
        pounds|money|savings|funds|cash|thousand ~8 into ~2 his|her|their ~1 own ~2 account
        met ~3 online|dating ~12 pounds|thousand|savings|money
        dating_site|dating_app ~12 pounds|thousand|savings|money
        collecting|collector|collected ~10 not ~5 charity|council|company|real
        said|saying|claimed|claiming|pretended|pretending ~3 was|were|be|to_be|from ~3 water_board|council|bank|police|gas|electric|detective|hmrc|bt|fraud_team
        passport|licence|id|identity|documents ~4 not ~2 his|hers|theirs|her_own|his_own
        logged|hacked|got|broke ~2 in|into ~3 system|account|email|emails|network
        copied|downloaded|leaked|sold ~3 client|customer|patient|pupil|staff ~1 list|records|data|details
        fake|forged|counterfeit|dud|false ~2 twenties|twentys|tenners|fivers|tens|fifties|note|0
        conned|scammed|defrauded|tricked|swindled|cheated|duped
        scam|fraud|fraudulent|forged|forging|forgery|counterfeit|fake|bogus|false ~6 notes|prescription|cheque|cheques|cheque_book|bank|caller|invoice|invoices|builder|builders|workman|documents|claims|claim|money|signature|out
        forged|forging|embezzled|defrauding
        paid|paid_over|handed|took|lost|charged|given|gave ~8 never ~3 came|returned|did|came_back|delivered
        persuaded|pressured|talked ~5 into ~4 giving|transferring|handing|signing|paying|sending
        lost ~4 0|pounds|savings|money
        fake|forged|counterfeit ~2 notes|prescription|prescriptions|money|notes|bank_notes|twenty|twenties|medicines|passport
        signed ~4 cheques|cheque|will ~4
        changed ~4 will ~6
        """,
    ),
    Rule(
        "owned_up",
        Tense.DONE,
        """
        ADMIT ~6 CRIMEWORD|STEAL_D|STEAL_G|HURT_D|HURT_G|set|selling|dealing|taking|took|broke|doing
        CRIMEWORD
        proud ~4 of ~3 STEAL_G|HURT_G
        pretended|posed|posing|claiming ~4 bank|police|gas|council|water|charity ~4
        """,
    ),
    Rule(
        "crime_in_hand",
        Tense.DONE,
        """
        IS|HAVE|been ~3 STEAL_G ~4
        HAVE ~1 been ~2 taking|stealing|using ~5 money|cash|card|medication|drugs|account|pension|benefits|tablets
        burnt|burned|torched ~2 out
        poisoned|injured|shot|killed ~3 cat|cats|dog|dogs|swan|swans|horse|horses|sheep|badger|badgers|deer|owl
        """,
    ),
)
