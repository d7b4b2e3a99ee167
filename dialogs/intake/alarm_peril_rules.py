"""The alarm's rules for other present danger: self-harm, fire, break-in, pursuit, cries for help,
life at risk (domain.md 4). The notation is that of `alarm_rules`.
"""

from dialogs.intake.alarm_rules import Rule, Tense

PERIL_RULES = (
    Rule(
        "self_harm_now",
        Tense.PRESENT,
        """
        he|she|they|i|X|PERSON took|swallowed|eaten|drank|necked|downed ~4 PILLS !from
        took|swallowed|taken ~2 loads|lots|handful|packet|bottle|strip ~2 of ~2 PILLS|them
        had|taken ~1 half|all|most of ~1 them|it|tablets|pills
        come|get ~1 away|back|down|off ~3 EDGE
        refusing|refuses|not ~1 to? ~1 come ~1 down
        hanging ~2 out ~3 window
        gone|walked|went|running|heading|ran ~2 to|towards|onto|into ~3 EDGE|river|woods|cliffs|sea
        letter|note ~3 on ~3 bed|table|door|desk ~4
        left ~4 letter|note|phone ~4 bed|behind|letter|note
        want|wants|trying ~3 to ~2 get|be|make ~3 hit|run ~2 by|over|him
        PERSON ~4 ice ~4
        HAVE ~3 swallowed|taken|drunk|injected|eaten|had|downed|necked|took|ingested ~7 PILLS !from
        swallowed|took|taken ~6 PILLS ~8 NOW|HERE|and|locked|drowsy|ambulance|minutes|all|today
        took|taken|taking ~2 overdose ~6
        WILL ~2 swallow|take|drink ~6 PILLS|all|overdose|his_own_life|her_own_life
        IS ~2 taking|swallowing ~4 overdose
        he|she|they|i swallowed|overdosed
        HAVE ~2 SUICIDE_ACT
        IS ~3 SUICIDE_ACT
        SUICIDE_ACT ~8 NOW|IS
        SUICIDE_ACT ~5 HAVE|not|and
        SUICIDE ~8 NOW
        NOW|tomorrow|NOWISH ~6 SUICIDE
        WILL ~2 SUICIDE|jump|hang|drown
        WILL ~1 HURT_B|HARM_B|jump|throw|hang|harm|set ~1 REFLEX
        IS ~2 HURT_G|HARM_G|cutting|hanging|harming|burning ~1 REFLEX
        IS|sounds|feels|feeling ~2 suicidal
        IS ~4 on ~4 EDGE
        IS ~2 EDGE ~3 saying|threatening
        stood|standing|sitting|sat|climbed|climbing|leaning|walking|walked|hanging|perched|up|out|over ~4 on|onto|to|over|off|at|over ~4 EDGE
        PERSON ~2 on ~3 EDGE
        throw|thrown|climb|come|fall|fell|hanging|dangling ~2 off ~1 the|a ~2 EDGE
        jump|jumps|jumping ~2 off|from|in_front|out ~3
        says|saying|said|told|texted|threatening ~6 WILL ~1 jump
        IS ~1 going_to ~1 jump
        will|to|ll jump
        HAVE ~2 cut|slit|slashed|stabbed|hung|hanged|set|harmed ~2 REFLEX|wrists|wrist|throat|arms|veins ~5
        HAVE ~2 noose|ligature|rope ~8
        rope|noose|ligature ~6 round|around|in|from|on|photo|and|NOW|to
        wants|want to ~1 die
        not ~2 want to ~2 live|be_here|be_alive|wake_up|be_alive_any_more|carry_on_living|exist|be_here_any_more|be_here_tomorrow
        sent ~6 goodbye|goodbyes
        goodbye ~5 message|note|text|messages|video|letter
        ending|end ~1 it ~2 NOW|all|today
        HAVE ~3 WEAPON ~8 REFLEX ~4
        self_harming ~6 NOW|HERE
        ROAD !club !cafe !inn ~8 IS|and|not
        IS ~4 ROAD !club !cafe !inn !centre !hut
        PERSON ~3 ROAD !club !cafe !inn !centre !hut
        talking|talks about ~1 ending ~4
        loading ~2 shotgun|gun|rifle
        lie|lay|lying ~1 on ~2 tracks|railway|road
        """,
    ),
    Rule(
        "breaking_in_now",
        Tense.PRESENT,
        """
        just ~1 seen|spotted|watched|saw ~6 climbing|climb|breaking|break|forcing|getting|get|going|go ~6 fence|window|wall|in|into|over|door
        still ~1 inside|in_there|out_there|on_the_loose|at_large
        people|family|children|kids|someone|staff ~4 still? inside|in_there|trapped|praying|sleeping
        thrown|threw|lobbed|chucked ~10 people|inside|in_there|kids|family
        IS ~2 trying|attempting to ~2 get|break|force|smash|kick|enter|climb|push|open|prise|gain ~3 in|into|through|over|window|windows|gate|shutters|lock|door|entry|BUILDING
        trying to ~1 get|break|force|smash|kick|climb|push ~1 in|into|door|down|through|the_door|over
        trying ~3 door|doors|windows|door_handle|handle|handles|locks|gate
        IS ~2 SMASH_G|breaking|climbing|getting|pushing|putting|throwing ~2 the|her|our|my|his|their|through|in|into|over|on|at|down ~4 ENTRY|PROPERTY|windows
        SMASH_G ~4 door|windows|window|doors|shutters|gates ~8 NOW|HERE|and|to|trying
        IS ~2 SMASH_G|smashing ~2 up
        banging|hammering|kicking|pounding|thumping ~3 on|at|in|down ~2 door|window|doors|windows|gate|gates ~8
        kicking|banging|hammering|pounding ~3 door|windows|doors
        INTRUDER ~2 IS ~2 in|inside|at|on|coming|going|trying ~3 FLAT|ENTRY|BUILDING|garden|school|loft|HOMEPLACE|home|grounds
        HAVE ~2 intruder|intruders|burglar|burglars|robber|robbers|raiders ~4
        intruder|intruders|burglars|burglar|prowler ~5 IS|in|on|inside|outside|NOW
        IS ~1 in ~1 house|building|flat|garden|loft ~3 NOW|and|with ~6 HIDING|FEAR|hiding|PERSON
        HAVE ~2 broken|got|forced|climbed|burst|smashed|let|barged ~3 in|into|inside ~8 NOW|IS|FEAR|THREAT_G|HIDING|still|hiding|she|he|they|WEAPON
        robbed|robbing|burgling|raiding|looting ~6 NOW|as
        IS ~2 robbing|burgling|raiding|looting|mugging|breaking_into|breaking_in|ransacking|holding_up|stealing|ram_raiding|vandalising|attacking
        IS being ~1 robbed|burgled|raided|broken|mugged|looted|held_up|smashed|ransacked|attacked
        forcing ~3 door|window|shutters|lock
        they|he IS ~1 in ~2 house|building
        someone|somebody IS ~1 in|inside ~2 house|building|flat|garden|home|shed|office|shop|school
        unknown ~2 man|male|person|men|males IS ~1 in|inside|walking|wandering
        there IS ~1 INTRUDER|someone|somebody|stranger|PERSON ~3 in|inside ~2 garden|loft|house|building|changing_room|toilets|roof|bedroom|attic|cellar ~12 not|NOW|with|WEAPON|FEAR|trying|and
        INTRUDER ~4 LOOMING ~5 and ~4 FEAR|WEAPON|trying|will
        footsteps ~10 alone|IS|scared|loft|FEAR
        HAVE ~1 footsteps
        exposing|masturbating|flashing ~8 NOW|now|IS|at|in_front|to
        """,
    ),
    Rule(
        "fire_now",
        Tense.PRESENT,
        """
        IS ~2 setting|set|putting|lighting|starting ~5 fire|fires|alight|light
        setting ~3 fire|light|alight ~8 NOW|HERE|IS|PERSON|and
        BUILDING|car|bus|van|house|bin|bins|someone|PERSON ~2 IS ~2 on_fire|alight|ablaze|burning|in_flames
        there IS ~3 fire|smoke|flames|blaze ~6
        smoke ~2 coming|pouring|billowing|everywhere|filling|in|from
        HAVE ~2 set ~4 fire|light|alight ~8 NOW|IS|inside|still|trapped|people|and|HERE
        HAVE ~2 just set ~4
        set|sets ~2 REFLEX ~1 on_fire|alight
        HAVE ~2 poured|pouring|thrown|doused|doused|covered|splashed|put|soaked ~5 petrol|fuel|lighter_fluid|white_spirit|acid|bleach|accelerant|diesel
        IS ~2 pouring|throwing|dousing|squirting|covering|splashing ~5 petrol|fuel|lighter_fluid|acid|bleach
        petrol|gas ~4 letterbox|letter_box|lighter|matches|door
        smell|smells|smelling ~2 gas|petrol|burning|smoke !station
        gas ~1 IS on|hissing|leaking
        turned ~2 gas on
        fire_brigade ~6
        fire ~2 IS ~2 spreading|going|still|burning|out_of_control
        """,
    ),
    Rule(
        "cry_for_help",
        Tense.PRESENT,
        """
        want|wants|asked|asking|begging|needs ~3 to ~1 be ~1 picked_up|rescued|fetched ~4 NOW|now|please|FEAR
        hear|hearing ~8 CRY_G|help|screams|bangs|banging|smashing|struggle|thrown|slapping|thuds|shouts|crying
        IS ~2 screaming|yelling ~8
        screaming|shouting|crying|calling|begging|yelling ~2 for help
        HELP ~4
        get_off ~1 me
        RECENT ~20 HELP|FEAR|HURT_G|held|trapped|come|help|here|hiding|HURT_B|can_not|not_let|WEAPON|THREAT_G|killing|locked|he_is_here
        RECENT ~8 will not let ~3
        RECENT ~8 can not
        FEAR ~5 to ~2 go home|back|leave|come_out|stay ~6
        too FEAR to
        IS ~2 FEAR ~10 NOW|LOOMING|HERE|hiding|come|HELP
        FEAR ~6 for ~1 her|his|their|my ~1 life|lives|safety
        RECENT ~6 FEAR
        NOW ~10 FEAR ~3
        whispering ~8
        in_the_background ~6
        screaming|screams|shouting ~6 children|kids|baby|smashing|banging|bangs|furniture|next_door|upstairs
        can_hear ~6 fighting|arguing|hitting|beating|glass|furniture
        hurting|hurt ~2 me|us ~6 IS|NOW|please|HELP
        please|plz ~3 help|come|send|hurry|call
        need|needs|needed|want ~3 police|ambulance|help ~3 now|NOW|here|urgently|straight_away|quick|quickly|asap|please|immediately
        """,
    ),
    Rule(
        "attacker_near",
        Tense.PRESENT,
        """
        turned_up|arrived|shown_up|come|came|back ~6 with ~3 WEAPON
        who|that HURT_D|STEAL_D|THREAT_D|SEIZE_D ~3 OBJ|PERSON ~4 IS|HAVE
        IS ~2 at ~3 door ~8 MENACE|he|she|and|now|again|shouting
        waiting ~2 for ~1 OBJ|PERSON ~4 with
        coming ~1 back ~2 for
        IS ~2 parked|sat|stood|standing|sitting|waiting ~1 outside ~8 wants|want|online|FEAR|met|come_out|refusing
        IS ~2 trying to ~2 find|track|trace ~1 OBJ|PERSON ~6 NOW|WEAPON|kill
        in|inside ~2 house|flat|home ~1 now
        MENACE ~8 IS ~2 LOOMING|outside|here|back|waiting|coming|at ~4
        IS ~2 LOOMING ~10 MENACE|HURT_G|THREAT_G|WEAPON|FEAR|HURT_B|CRY_G
        IS ~1 LOOMING ~8 shouting|demanding|swearing|refusing|will_not_leave|not_leave|HURT_B|wants|waiting
        INTIMATE|MENACE|he|father|dad|stepdad ~4 HAVE ~2 turned|found|tracked|come|followed|got|arrived|broken|shown|traced|breached ~3 up|out|OBJ|in|into|to|at|down|back|here|outside|address ~10 refuge|NOW|THREAT_G|banging|shouting|FEAR|WEAPON|kicking|LOOMING|where_she|where_he|school|hostel|nursery|work|and
        HAVE|just ~1 turned_up|arrived|shown_up ~8 drunk|shouting|threatening|WEAPON|refuge|demanding|screaming|angry|swinging|trying|kicking|banging|and_is
        HAVE ~1 found ~1 out|where|her|him ~8 driving|coming|NOW|on_his_way|on_their_way|IS
        IS ~3 FOLLOW_G ~1 PERSON|OBJ|our|my|a|the
        IS being ~1 followed|chased|hunted|stalked|tailed|pursued|watched
        being ~1 followed|chased|pursued
        chasing ~5 PERSON|through|down|with|round
        IS ~2 circling|prowling|gathering|surrounding|blocking|cornering|swarming|advancing|massing ~5
        surrounded|cornered|surrounding ~3 PERSON|by|OBJ|BUILDING
        IS ~2 waiting ~4 for ~2 him|her|them|me|us|PERSON ~6 NOW|with|outside|HERE|at|WEAPON|and
        IS ~2 waiting ~1 outside|round|by|at ~6
        IS ~2 sitting|parked|stood|standing|hanging|lurking|loitering|pacing ~2 outside|at|by|near ~2 her|his|their|our|the|my ~2 HOMEPLACE|gates|door|gate ~10 MENACE|FEAR|THREAT_G|NOW|not_allowed|refusing|watching_her|and
        on_his_way|on_their_way|on_the_way ~6 FEAR|to_her|to_the|here|round|over|to ~8
        coming|driving|heading|walking ~3 to|round|over|down|here|back ~6 to|get|bring|take|collect|find|NOW ~3 get|bring|take|kill|hurt|find|fetch|HURT_B|collect ~1 PERSON|OBJ
        coming ~1 round|over|back|here ~4 NOW|tonight|today|to|with|WEAPON|drunk
        coming ~2 to ~3 house|flat|school|home|work|refuge|hostel|here ~4 NOW|tonight|to_get|to|and|today
        gang|group|mob|lads|men|crowd ~5 outside|here|coming ~6 WEAPON|MENACE|THREAT_G|shouting|NOW|banging|trying|waiting|and|masks
        not_allowed|banned|injunction|restraining_order|bail|non_mol ~10 NOW|LOOMING|coming|outside|here
        he|she|they IS here !for !to !on !all !with !from !since !every !and !at
        released ~8 NOW|coming|heading|on_his_way|wants|WILL
        trying to ~2 get ~2 at ~1 PERSON|OBJ
        prowling|lurking ~6 NOW|outside|HERE
        """,
    ),
    Rule(
        "life_at_risk",
        Tense.PERFECT,
        """
        blacked out !the
        squeezed|squeezing ~3 neck|throat
        can|could not ~1 be ~1 woken|roused|wake|waking
        IS ~1 being given
        blood ~2 on|over|down|all ~3 hands|face|clothes|floor|head|shirt|legs|arms|walls
        PERSON ~6 MEDHARD
        lying|laid|lain ~3 on|in|at|by ~3 floor|pavement|ground|road|stairs|bottom|path|alley|doorway ~10 not|blood|will|bleeding|taken|took|moving|and
        IS|HAVE|found|and ~3 MEDICAL
        MEDICAL ~6 NOW|HERE|IS|and
        not ~1 breathing|responding|waking|moving|conscious|rousable
        will|can not wake ~2
        will|can not ~1 wake ~2 up
        called|calling|rung|phoned|need|needs|send|get|waiting ~4 AID
        AID ~3 IS|HAVE ~2 coming|called|here|way|been|outside|on_the_way|on_its_way
        call ~1 AID
        HAVE ~2 collapsed|overdosed|passed|stopped|fallen|fell|drowned|fainted|jumped ~4
        HAVE ~1 fell|fallen ~2 in|into|off|from|out
        child|kid|boy|girl|someone|man|woman|toddler|baby ~2 IS ~2 in_the_water|in_the_river|in_the_canal|in_the_sea|drowning|under_the_ice
        HAVE ~2 been ~1 spiked|poisoned|drugged|crushed|electrocuted
        HAVE ~2 been ~2 HURT_N|HARM_N ~10 still|NOW|blood|bleeding|ambulance|floor|attackers|attacker|here|ran|run|unconscious|AID|LOOMING
        HURT_N|HURT_D|injured|punched ~12 bleeding|unconscious|blood_everywhere|not_breathing|ambulance|AID|on_the_floor|on_the_ground
        bleeding|blood ~4 from|everywhere|heavily|badly|lot|all_over|pouring|on_the_floor|on_the_walls
        blood_everywhere|pool_of_blood
        attacker|attackers|suspect|gunman|offender|offenders|knifeman ~4 ran|run|IS|HAVE|still|fled|gone|drove|made|escaped
        left ~2 for_dead
        child|baby|toddler|dog|kids|children ~3 locked|left|alone|shut ~2 in ~3 car|house|flat ~6
        baby|toddler|child|children|kids|6 ~5 IS|been|left ~3 ALONE ~4
        IS|left|been|not ~1 home_alone
        ALONE ~4 NOW|baby|toddler
        IS ~2 freezing|starving ~4
        slurring|drowsy|sleepy ~6 taken|swallowed|tablets|pills|PILLS|drink|spiked|NOW
        spiked ~10 IS|can_not|NOW|trying|man|not|home
        stand ~1 up ~4 man|spiked|taken|trying|and
        turning|gone|going|is blue
        lips ~1 IS? ~1 blue
        no food|heating|water ~4 locked|trapped
        """,
    ),
    Rule(
        "missing_in_danger",
        Tense.PERFECT,
        """
        IS|HAVE|gone|been|and ~3 MISSING ~15 FRAIL
        FRAIL ~12 MISSING
        FRAIL ~8 can not find
        MISSING ~12 freezing|pyjamas|suicidal|coat|insulin|medication|phone_off|older_man|note
        5 ~10 MISSING ~6
        aged 5 ~6 MISSING
        MISSING ~6 5 year old
        missing ~10 texted|texting|messaged|rang|rung|called|phoned|says|seen_being|video ~6
        missing ~10 being ~2 SEIZE_N
        MISSING ~8 this_morning|all_day|an_hour|lunchtime|hour|hours ~10 5|FRAIL
        can not ~1 account ~1 for ~4 child|children|pupil|girl|boy
        PERSON ~6 not ~1 been ~1 seen ~3 this_morning ~8 5
        child|toddler|boy|girl|pupil ~4 HAVE ~2 run|got|climbed|gone|walked ~3 out|off|over ~6 NOW|road|gates|alone|can_not|not
        wandering ~6 alone|road|street|barefoot|own|pyjamas|confused|NOW
        """,
    ),
    Rule(
        "dangerous_driving_now",
        Tense.PRESENT,
        """
        DRUNK ~8 drive|driving|car|wheel|van|school_run ~6 with|kids|children|home|off|about|NOW|and|HERE|in|now|away
        WILL ~2 drive ~5 DRUNK
        IS ~2 driving ~8 DRUNK|like|maniac|erratically|wrong_way|pavement|at_people|at_him|at_her|into|fast
        WILL ~1 crash|run ~1 it|PERSON|OBJ
        DRUNK ~10 kids|children|baby|toddler ~5 in ~2 car|back|house
        IS ~2 DRUNK ~6 throwing|smashing|shouting|violent|swinging|hitting|aggressive|falling ~6
        baby|toddler|child|children|kids|holding ~10 DRUNK ~4 and
        on ~1 the wrong_side ~4
        IS ~2 trying to ~2 run ~3 over|down
        IS ~2 driving at PERSON|OBJ
        """,
    ),
    Rule(
        "now_and_harm",
        Tense.PRESENT,
        """
        NOW ~8 HURT_G|HURT_N|SEIZE_G|SEIZE_N|THREAT_G|fight|fighting|WEAPON|CRY_G|hostage|bleeding|petrol
        HURT_G|HURT_B|HURT_N|SEIZE_G|THREAT_G|THREAT_N|fight|fighting|CRY_G|attack|violence|violent|rape ~8 NOW
        SHARP ~8 NOW
        now ~3 HURT_G|THREAT_G|SMASH_G|SEIZE_G|CRY_G|LOOMING|attacking|bleeding|armed
        HURT_G|THREAT_G|SMASH_G|SEIZE_G|fighting|screaming|SHARP ~6 now
        happening ~1 now|NOW
        again now|tonight|this_evening ~4 outside|hurt|violent
        kill ~2 PERSON|OBJ ~8 NOW|tonight|today|tomorrow|if|when
        going_on ~2 now|right_now
        NOW ~8 HURT_B ~2 PERSON|OBJ
        today|tomorrow|lunch|lunchtime ~8 HURT_B ~2 PERSON|OBJ|X|x
        HURT_B|jump|attack|FIGHT ~4 PERSON|X|x ~6 today|tomorrow|lunch|lunchtime|after_college|NOW
        """,
    ),
)
