"""The alarm's rules for the nine special routes (conversation.md G2). The notation is that of
`alarm_rules`.
"""

from dialogs.intake.alarm_rules import Rule, Tense

SPECIAL_RULES = (
    Rule(
        "child_sexual",
        Tense.ENDURING,
        """
        5|6|CHILD ~~14 makes|made|making|make ~2 do ~1 stuff|things
        abused ~~8 when ~2 was ~2 little|small|young|nine|ten|eight|seven|six|five|four|eleven|twelve|thirteen|child
        CHILD|5|6 ~~8 was|been ~1 abused
        interfered_with|fiddled_with|messed_with ~~4
        CHILD|6|step_father|stepfather|uncle|teacher|coach ~~14 SEX ~~6 CHILD|6
        CHILD ~~14 SEX
        SEX ~~14 CHILD
        SEX ~~10 6 year old
        6 ~2 old ~~14 SEX
        aged|was|age 6 ~~12 SEX
        SEX ~~10 when ~2 was ~1 6
        SEX ~~10 aged|age 6
        uncle|stepfather|step_father|dad|father|stepdad|mum_s|grandad|grandfather|brother|cousin|teacher|coach ~~8 SEX
        year 6 ~~12 SEX
        SEX ~~12 year 6
        SEXHARD
        sexual ~2 image|images|video|videos|picture|pictures|photo|photos ~~6 of
        nude|nudes|naked|intimate ~~8 pupil|pupils|girl|boy|year|classmates|snapchat_group
        sexual|sexually ~2 abuse|abused|exploited|exploitation|assaulted|touched
        asked ~5 CHILD ~5 pictures|photos|undress|strip|webcam
        """,
        "child_sexual",
    ),
    Rule(
        "fgm",
        Tense.ENDURING,
        """
        sunna|khitan|gudniin|tahoor|tahur|halalays|megrez
        fgm
        female_genital_mutilation|genital_mutilation|genital_cutting|infibulated|infibulation|deinfibulation|reinfibulation|circumcised|circumcision|cutting_season|cutting_ceremony|cutter
        GIRLS ~~8 been_cut|be_cut|were_cut|was_cut|mutilated|sewn_up|cut_down_there|purified
        GIRLS ~~10 RITE ~~14 ABROAD
        GIRLS ~~10 ABROAD ~~14 RITE
        ABROAD ~~14 RITE ~~8 GIRLS
        RITE ~~12 ABROAD
        RITE ~~10 woman
        made_into_a_woman|become_a_woman|becoming_a_woman|to_be_a_woman
        cut ~3 like ~4 sister|sisters|mother|mum|grandmother
        """,
        "fgm",
    ),
    Rule(
        "missing",
        Tense.ENDURING,
        """
        never ~1 came|come|returned|turned ~1 back|home|up ~6
        absent|gone|away for ~2 days|nights|weeks ~12 not|untouched|reported
        not ~2 reported ~1 it|yet|missing
        not ~1 been ~1 in_touch|in_contact|heard
        not ~1 been ~1 back ~3 since|for|nights|days|0|two|three|last_night
        nobody|no_one|none ~1 knows|know|knew ~1 where
        not ~1 heard from
        not ~1 come|came|returned|return|got ~1 back|home
        nobody|no_one|none HAVE ~1 seen|heard ~8 since
        not ~1 seen|heard ~2 from? ~3 since
        not ~1 turned ~1 up ~6 since|where|phone|home
        PERSON|CHILD|he|she|X ~~5 IS|HAVE|been|was|went|has_been ~~4 MISSING
        reported|still|gone|went|been|is|reporting missing ~~6
        missing ~2 from ~~4 home|care|placement|ward|hospital|unit|school|house|hostel|since
        missing ~~2 person|child|patient|resident|girl|boy|teenager|pupil|episode|woman|man
        PERSON|CHILD ~~8 did_not|not|never|has_not ~1 come|came|returned|return|arrived|arrive|turned ~2 back|home|up ~~8 know|seen|contact|phone|since|where|answer|last_night
        PERSON|CHILD ~~6 not ~1 come|returned|return|returning|come_back ~~3 home|back|last_night|from
        not ~2 been ~2 seen ~2 since
        not ~1 know where ~2 he|she|they ~1 IS|went|has
        no ~1 idea where ~2 he|she|they
        absconded|awol|gone_awol|run_away|ran_away|vanished|whereabouts|disappeared|absconding
        failed ~1 to ~1 return|come_back|come_home
        not ~1 been ~1 heard ~1 from
        can_not|can not ~1 find|trace|locate|reach ~4 him|her|PERSON|CHILD ~~4
        walked|ran|run|left ~2 out|off|away|from ~~10 not ~1 been|come|returned|know|seen
        unaccounted_for
        """,
        "missing",
    ),
    Rule(
        "domestic",
        Tense.ENDURING,
        """
        INTIMATE ~~6 app|tracker|spyware ~2 on ~2 phone|car
        ask|asks ~1 him|permission ~4 before|to ~2 buys|buy|goes|go|leaves|leave|see|spend
        INTIMATE ~~8 sent|sends|sending ~6 messages|texts|emails|letters|flowers|parcels
        INTIMATE|husband|wife ~~4 decides|dictates|chooses|inspects|times ~~6
        INTIMATE ~~8 take|taken|taking|have ~3 children|kids|baby ~2 off|away|from|taken
        INTIMATE ~~14 knows ~2 rota|routine|movements|shifts|where
        cameras|camera|microphone ~2 in ~2 every|her|the|their ~1 room|bedroom|house|car|rooms
        not|never ~1 let|allow|allows ~2 see|visit|speak ~3 sister|mum|mother|family|friends|brother
        follows|following|followed ~1 OBJ ~2 to|from|home|everywhere ~3
        hand|hands ~1 over ~3 wages|money|pay
        INTIMATE ~~10 HURT_S|HURT_D|HURT_N|HURT_G|CONTROL_S|CONTROL_G|CONTROL_D|CONTROL_N|violent|violence|control|controlling|controls|checks|tracks|follows|following|tracking|possessive|jealous|abusive|abuse|scared|afraid|frightened|isolates|strangled|pushed|smashed|throws|threw|kicked|locks|locked|hits|beats|turns_up|turning_up|threatens|threatened|grabs|spits|pinned|gun_to|watches|watching|waits|waiting|coercive|rapes|raped|temper|bruises|bruise|forces|makes_her|checking|monitors|not_allow|not_let|throat|neck|holds_her|grabs|allows|demands|humiliates|spying|tracker|airtag
        violence|violent|abuse|abusive|scared|afraid|frightened|controlled|bruises|bruise|hurt|hit|beaten|strangled|stalked|harassed|controlling ~~8 INTIMATE
        domestic_abuse|domestic_violence|domestic ~2 incident|abuse|violence|abuser
        stalking|stalked|stalker|stalks
        forced_marriage|forced ~1 marriage|arranged_marriage
        forced|made|make|making|force|pressured|pressuring|made_to|expected|supposed|going ~~3 to? ~1 marry|married|marriage
        marry|married|engaged ~~6 cousin|older_man|against|not_want|stranger|abroad|pakistan|bangladesh|older|does_not_know|never_met
        not ~1 want ~1 to ~2 marry|get_married|be_married
        honour_based|honour_abuse|honour_violence|so_called_honour|dishonour|dishonoured|shame_on_the_family|family_honour
        coercive|coercively_controlling|coercive_control
        not|never ~1 allowed|allow|let ~2 to? ~3 see|leave|phone|speak|go_out|own|have|out ~~8 friends|family|money|phone|INTIMATE|house|alone|mother|afraid|him
        afraid|scared|frightened|terrified ~1 of ~3 him|husband|partner|her_ex|wife|INTIMATE|boyfriend|brothers|father_in_law|family
        controls ~3 money|phone|everything|what_she|who_she
        checks|checking|goes_through|reads|monitors ~3 phone|messages|mileage
        """,
        "domestic",
    ),
    Rule(
        "position_of_trust",
        Tense.ENDURING,
        """
        teacher|tutor|coach|instructor|lecturer ~~6 texts|messages|calls|rings ~3 her|him|them|girls|boys|pupils
        STAFF|tutor|tutors|lecturer|foster_carer|youth_worker ~~6 sleeping|slept|sleeps ~1 with ~4
        foster_carer|childminder|carer|keyworker|nursery_worker ~~10 punishment|punish|punishes|punished|smacks|smacked|locks|lock|withholds|starves
        STAFF ~~8 HAVE|IS|was|has_been|been|seen|who|that|at|in|keeps|with|asked|from|making|gives|hit|, ~~8 MISCONDUCT ~~10 CARED
        STAFF ~~8 MISCONDUCT ~~10 CARED
        CARED ~~5 by|with|from ~2 STAFF ~~6
        CARED ~~8 STAFF ~~6 MISCONDUCT
        worried|concerned|concerns|concern|uneasy|uncomfortable ~~5 about ~~8 STAFF ~~12 CARED
        relationship ~~4 with ~~4 CARED
        STAFF ~~4 asked|asking|sends|sent|sending|adding|gives|giving|gave|buys|buying|takes|taking|invites|inviting|adds|added ~~2 CARED ~~5 MISCONDUCT
        MISCONDUCT ~~6 by|with|from ~~2 STAFF
        allegation|allegations|complaint ~~4 against|about ~~4 STAFF
        lado
        position_of_trust
        """,
        "trust",
    ),
    Rule(
        "extremism",
        Tense.ENDURING,
        """
        bombing|attack|attackers|bomber|bombers|martyrs ~~6 heaven|paradise|heroes|hero|justified|deserved
        insult|insults|insulted ~3 religion|prophet|islam|god|faith
        bombers|attackers|killers|terrorists|attacker|gunman ~2 was|were|are ~1 right|heroes|hero|brave|martyrs|correct
        will|ll ~1 all ~1 burn|die|pay
        list ~1 of ~1 people|targets
        EXTREME
        PRAISE ~~6 ATTACKERS
        ATTACKERS ~~5 PRAISE
        travel|travelling|go|going|fly|went ~~6 to ~~2 fight|join ~~6
        should ~~2 be|all ~1 killed|punished|shot|die|exterminated|deported|wiped|burn ~~6
        hates|hate ~2 jews|muslims|women|gays|unbelievers|immigrants|asylum_seekers|the_west|christians|blacks
        infidels|non_muslims|jews|muslims|immigrants|migrants|women|gays ~~4 should|deserve|must ~~3 die|killed|punished|shot|burn|suffer
        drawn|sucked ~1 into ~~4 views|ideology|group
        extreme ~2 views|beliefs|ideas|content|material|videos
        """,
        "extremism",
    ),
    Rule(
        "slavery",
        Tense.ENDURING,
        """
        BOSS|someone ~~4 KEEPS ~~3 cards|passports|papers|phones
        paid ~2 0|5|6|ten|five|twenty ~2 pounds ~4 day|week|each|and
        someone|somebody|agent|house_mother|uncle|aunt ~~3 KEEPS ~~3 PAPERS
        never ~2 paid|wages
        give|gives|giving|hand|hands|handing ~3 all|most ~4 money|wages|earnings|pay|tips ~4 to|over|for
        not ~1 allowed|let|permitted ~3 own ~2 PAPERS|phone
        employer|employers|boss|madam|house_mother ~~8 bring|brings|answer|answers|speak|speaks|watch|watches ~4 for|her|him|every
        sleeps|sleep|sleeping ~2 on|in|under ~3 floor|cupboard|garage|shed|kitchen|shop ~~12 home|paid|pay|work|works|passport
        SLAVERY
        KEEPS ~~4 his|her|their|the|my|all|everyone ~2 PAPERS ~~12 BOSS|OWE|not|work|pay
        BOSS|he|they|she ~~5 KEEPS ~~2 her|his|their|my|the|all ~1 PAPERS
        PAPERS ~~4 taken|kept|held|locked|confiscated|withheld ~~6
        OWE ~~6 BOSS|journey|work|until|travel|traffickers|rent
        work|works|working|worked ~~10 OWE|for_nothing|no_money|only_food|no_wages|without_pay|not ~1 paid|free
        work|works|working|worked ~~8 not ~~2 paid|pay|allowed|leave|free|given
        BOSS ~~8 not ~1 let|allow|allowed|pay|paid|paying|free ~~4
        not ~2 paid|paying ~~4
        not ~1 free|allowed|able ~1 to ~1 leave|go|quit|stop ~~8
        brought ~~8 made|forced ~~2 to
        made|forced|forces|makes|forcing|making ~2 to? ~1 work|beg|clean|sell|steal|shoplift|sex|prostitute|cook
        sleep|sleeping|sleeps|living|live|lives|kept ~~8 car_wash|farm|factory|nail_bar|container|work|restaurant|site|caravan ~~10 paid|pay|wages|leave|passport|papers
        sex_work|prostitution|brothel|selling_sex ~~8 made|forced|boss|brought|money|trafficked|owes
        sold|selling ~~3 for_sex|her|into
        promised ~~4 job ~~10
        """,
        "slavery",
    ),
    Rule(
        "wound",
        Tense.ENDURING,
        """
        CLINIC ~~6 with ~~3 deep|stab|slash|knife ~1 cut|gash|wound|laceration|injury
        looks|look|looked ~1 like ~2 slash|stab|stabbing|knife|bullet
        slash|gash|stab|slashes|gashes ~~10 not ~2 explain|say|tell
        slash|gash ~2 on|across|to|down ~2 his|her|the ~~6
        dressings|dressing|stitches|bandages ~2 for ~3 slash|cut|wound|stab|gash
        lodged ~3 in
        WOUND
        INJURY ~~5 from|by|consistent|caused|looks|look|like|with ~~5 BLADE
        BLADE ~~6 INJURY|CLINIC
        CLINIC ~~10 BLADE ~~8
        CLINIC ~~10 slashed|stabbed|shot
        stitched|sutured|dressed|treated|bandaged|glued ~~10 BLADE|slash|slashes|deep
        pellet|pellets|bullet ~~6 in|from|removed ~~6
        deep|clean ~~2 cut|cuts|gash|laceration ~~8 not|say|how|explain|refuses|knife|blade
        """,
        "wound",
    ),
    Rule(
        "police_wrongdoing",
        Tense.ENDURING,
        """
        POLICE ~~10 looking|looked|looks|searching|checking ~3 people|names|addresses|plates|him|her|someone|records ~2 up|for|on
        POLICE ~~8 free ~1 meals|meal|food|drinks|taxis
        works|work|worked|working ~1 for|at ~2 police ~~6 POLICE_BAD
        POLICE ~~10 POLICE_BAD
        bribe|bribed|bribing|paid|pays|paying|warned|warns|tipped|tips ~~5 POLICE
        corrupt|bent|dodgy ~2 POLICE|cop|copper
        by|from ~2 POLICE ~~6 sexual|slapped|hit|groped|beaten|assaulted
        assaulted|hit|groped|slapped|beaten|touched|harassed|raped|messaged ~2 by ~2 POLICE
        """,
        "police",
    ),
)
