"""The alarm's rules for people who harm, threaten, take or hold others now (domain.md 4).

The notation is that of `alarm_rules`.
"""

from dialogs.intake.alarm_rules import Rule, Tense

VIOLENCE_RULES = (
    Rule(
        "assault_now",
        Tense.PRESENT,
        """
        IS ~1 holding|got|grabbing|gripping ~2 by ~1 her|his|the ~1 throat|neck|hair|arm
        HAVE ~2 gone for ~3 PERSON|OBJ|staff
        HAVE ~1 swung|lunged|lashed ~2 at|out
        HAVE ~2 lost|losing it|control
        IS ~1 running ~1 at ~1 PERSON|OBJ
        IS ~2 firing|ramming|lashing_out|squaring|storming|barging|bursting|wrestling|grappling|goading
        <was|were|about|of|for|after|from|by|with|been being ~1 HURT_N|HARM_N
        PERSON in|at|on|outside|inside ~4 being ~1 HURT_N|HARM_N
        there IS ~8 SEIZE_G|HARM_G ~4 PERSON|YOUNG|OBJ|of
        got ~1 hold ~1 of ~5 not|arm|hair|throat|PERSON
        HAVE ~2 got ~1 OBJ ~2 by|in|on|down|up_against
        on_top_of ~1 PERSON|OBJ
        IS ~1 under_attack
        IS ~2 chasing ~5
        pulling|dragging ~1 her|him|his|my ~1 hair|by
        pinned ~2 PERSON|down|against|to
        hit_by|struck ~6 ambulance|bleeding|floor
        holding|dangling|hanging ~3 over|out ~3 window|stairs|balcony|edge|railings|banister|side
        room_to_room
        not let go ~4
        pressed|activated|hit|pushed ~3 panic_alarm|panic_button|personal_alarm|alarm|attack_alarm
        panic_alarm|panic_button ~6
        IS ~2 HURT_G ~1 PERSON|OBJ
        IS|keeps|started ~1 HURT_G
        IS ~1 HURT_G each_other|one_another
        IS ~1 being|getting ~2 HURT_N|HARM_N
        see|hear|watching|hearing|seeing ~7 HURT_G|HARM_G|SMASH_G|FIGHT
        there IS ~8 HURT_G|SMASH_G|fighting
        PERSON ~2 HURT_G ~3 PERSON
        IS ~2 kicking|punching|stamping|jumping|beating ~3 head|face|body|up|him|her|them|on
        IS ~1 HARM_G|FIGHT|attacking OBJ
        HAVE just HURT_N|HARM_N|HURT_D ~2 PERSON|OBJ
        HAVE just been HURT_N|HARM_N
        just been ~1 HURT_N
        just HURT_D|HURT_N ~2 PERSON|OBJ
        HURT_N|HURT_D ~3 just_now
        IS ~3 fighting|brawling|rioting|scrapping|lunging|flailing
        fight|brawl|riot|disturbance ~2 HAVE ~2 broken|kicked|started|erupted
        fight|brawl|riot|trouble ~2 IS ~2 breaking|kicking|going|happening|starting
        kicking_off ~4 NOW
        IS ~1 kicking_off
        HAVE ~2 got ~4 PERSON ~3 on_the_floor|on_the_ground|by_the_throat|by_the_hair|by_the_neck|in_a_headlock|against_the_wall|pinned
        HAVE ~3 his|her|their ~1 hands|hand|arm|belt ~2 round|around|on|over ~1 his|her|their ~1 neck|throat|mouth|face
        hands|hand|belt|arm round|around|on ~1 her|his ~1 neck|throat
        IS ~2 set|setting ~2 dog|dogs on
        dog|dogs IS ~2 attacking|biting|mauling|savaging|loose
        IS ~1 going ~1 for PERSON ~3 with
        IS ~2 WIELD_G ~4 throat|head|neck
        IS ~2 spitting|throwing ~5 at ~2 PERSON|BUILDING
        throwing ~2 bricks|bottles|stones|chairs|rocks|furniture|things|fireworks|missiles|petrol_bombs ~6 PERSON|BUILDING|NOW|at
        IS ~2 throwing ~2 bricks|bottles|stones|chairs|rocks|furniture|things|fireworks|missiles|punches
        IS ~1 HURT_G|HARM_G ~2 baby|toddler|child
        IS ~2 out_of_control|going_mad|going_berserk|going_mental|on_the_rampage|running_amok|losing_it|being_violent|getting_violent|becoming_violent|turning_violent|violent
        IS ~1 having ~1 FIGHT
        HAVE ~8 and ~1 HURT_D|HURT_N ~3 PERSON|OBJ|the|other
        touching ~2 PERSON ~6 NOW
        IS ~1 grabbing|groping|touching|raping|molesting ~2 PERSON
        IS ~1 trying to ~2 HURT_B|SEIZE_B|HARM_B ~2 PERSON|OBJ
        trying to ~1 grab|snatch|take|drag|stab|hit|attack|strangle|rape|kiss|bite|drown ~1 PERSON
        IS ~1 forced|made|making ~2 to ~1 have_sex|drink|swallow|undress ~6
        swinging at
        WILL ~1 do ~1 it|this|that ~1 again
        """,
    ),
    Rule(
        "weapon_now",
        Tense.PRESENT,
        """
        balaclavas|balaclava|masked|masks|hooded ~4 outside|waiting|sat|IS|at_the
        showed|shown ~2 me|us ~6 in|SHARP ~3 bag|rucksack|waistband|pocket ~10 going|NOW|WILL
        HERE ~8 HAVE|HAS ~4 SHARP
        HAVE|HAS ~3 SHARP ~3 in|on|under|down|up ~2 him|her|bag|rucksack|pocket|waistband|coat|jacket|belt|sleeve|trousers|hand|hands|backpack|hoodie|sock|tracksuit
        HAVE got ~2 WEAPON
        got|has hold ~1 of ~4 WEAPON
        WILL ~8 with ~3 WEAPON
        gone|went|going ~3 to ~1 get|fetch|collect|pick_up ~3 WEAPON|brothers|mates|friends|cousins|boys
        armed with ~4
        come|comes|coming back ~4 with|for|WEAPON
        WEAPON ~3 in_his_hand|in_her_hand|in_hand|out|drawn
        IS ~3 WIELD_G ~5 WEAPON
        WIELD_G ~3 WEAPON ~6 HERE|NOW|about|PERSON|around|OBJ
        with|has|got|have|carrying|holding ~3 WEAPON ~5 IS ~2 LOOMING|HERE|in|at|on|by|outside|walking|running|shouting
        there IS ~6 with|holding|carrying ~3 WEAPON
        IS ~6 with ~4 WEAPON
        outside|inside|coming|here|running|walking|charging|chasing|roaming|wandering ~8 with ~4 WEAPON
        HAVE ~1 got? ~4 SHARP ~5 NOW|HERE
        HAVE ~2 got|pulled|drawn|produced|taken|picked|grabbed|brought|armed ~5 WEAPON ~8 NOW|HERE|PERSON|says|saying|threatening|and
        HAVE|HAS ~4 SHARP ~8 HERE
        HAVE ~2 pulled|drawn|produced|grabbed ~4 WEAPON
        HAVE ~1 brought|sneaked|smuggled ~3 SHARP
        brought ~3 SHARP ~4 NOWISH
        IS armed
        armed ~2 man|men|gang|group|police|male|males|youths|robber|robbers ~4 IS|HAVE|in|outside
        HAVE|HAS|got ~3 WEAPON ~8 threatening|threatens|threatened|waving|pointing|going_to|about_to|saying|says ~8
        HAVE just shown ~5 WEAPON
        HAVE ~2 shown|showed ~4 WEAPON ~8 NOW|WILL
        PERSON ~1 with ~3 SHARP ~4 HERE
        PERSON ~1 with ~3 SHARP ~6 NOW
        some|bringing|have|got|with ~4 WEAPON ~5 NOW
        bringing ~3 SHARP
        what_looks_like|looks_like ~3 SHARP ~8 HERE|into|in
        going ~2 to ~2 use ~1 it|WEAPON
        IS ~2 loading|sharpening|pouring|doused|dousing ~3 SHARP|petrol|fuel|acid
        WEAPON ~2 to|at|against ~1 his|her|my|their|our|PERSON ~1 throat|neck|head|face|back|chest|stomach
        HAVE ~2 acid|petrol ~6 IS|threatening|and|NOW
        WEAPON ~6 IS ~1 threatening|heading|coming|shouting|going
        """,
    ),
    Rule(
        "gunfire_or_bomb",
        Tense.PERFECT,
        """
        there HAVE been ~2 shots|shooting|stabbing|explosion|explosions|gunshots|attack
        get|getting everyone|everybody ~1 out
        have|got until ~3 to ~1 get|pay|leave|evacuate|bring
        evacuate|evacuating|evacuated
        shots_fired
        GUNFIRE ~6 NOW
        hear|heard|hearing ~4 gunshots|gun_shots|shots|gunfire|shooting|explosion|explosions
        IS ~4 gunman|gunmen|active_shooter|shooter|knifeman|siege|stand_off
        there IS ~4 GUNFIRE
        IS ~2 shooting ~2 PERSON|at|people|OBJ
        HAVE ~2 been ~2 shot|stabbed|knifed|slashed|kidnapped|abducted|knocked_down|run_over|hit_by|set_on_fire|doused|snatched
        someone|somebody|PERSON s? been ~1 shot|stabbed|knifed|kidnapped|abducted|snatched
        BOMB ~6 in|under|outside|at|on|near ~4 HERE|BUILDING|HOMEPLACE|car|bag|foyer|here|platform|NOW
        HAVE ~2 planted|left|placed|put|made|got ~4 BOMB
        there IS ~3 BOMB
        HAVE ~2 a BOMB
        bomb_threat
        IS ~3 wearing ~3 suicide_vest|vest
        left ~3 bag|rucksack|package|suitcase ~8 run|ran|legged|walked_off
        says|said|saying ~6 BOMB
        suspicious_package
        """,
    ),
    Rule(
        "threat_now",
        Tense.PRESENT,
        """
        be ~2 in ~2 danger
        going_to ~1 do something ~2 to|stupid|bad|terrible|now
        make|makes|making ~1 sure ~3 never
        as_we_speak|as_i_type|as_i_write|this_very_minute|any_minute|any_second
        be ~1 back ~1 soon|any_minute|any_time|shortly|for_her|for_him|for_them|for_us
        they|he|men HAVE|have ~1 got? someone|somebody ~4 at|in|with
        once_and_for_all
        IS|keeps ~2 THREAT_G
        HAVE ~2 THREAT_N ~2 to ~2 HURT_B|HARM_B|burn|blow|smash|shoot|kill|get|come|come_back|kidnap|set|petrol_bomb|throw|slit|break|cut
        THREAT_N|THREAT_D|threatens|threats|threat ~3 to ~2 kill|stab|shoot|hurt|burn|HURT_B ~10 NOW|LOOMING|HERE
        threatens ~3 to ~2 HURT_B|burn|blow|throw|jump|cut|kidnap|take
        HAVE ~1 THREAT_N ~3 PERSON ~6 NOW|LOOMING|with
        HAVE just THREAT_N|THREAT_D
        THREAT_D|THREAT_N ~8 still|NOW
        death_threats ~8 NOW
        threat|threats ~2 to ~1 life|his_life|her_life|their_lives
        in_immediate_danger
        IS ~2 in ~3 danger
        IS ~2 at ~1 immediate|imminent|serious ~1 risk
        life ~1 IS ~1 in_danger|at_risk
        HAVE ~2 made threats ~4 NOW
        he|she|they|i WILL ~1 be killed|stabbed|shot|hurt|attacked
        demanding ~3 drugs|money|cash|medication|methadone|phone|phones
        """,
    ),
    Rule(
        "going_to_hurt",
        Tense.PRESENT,
        """
        NOW|today ~6 finish|finishes|ends ~1 it|her|him|them
        already ~2 on_his_way|on_their_way|on_her_way|on_the_way
        going|gone|driving|driven|heading|headed ~1 straight|over|round|back ~1 to|there|round ~8 sort|finish|kill|confront|have_it_out|HURT_B|WEAPON
        WILL ~12 and ~1 HURT_B|burn|drown ~1 OBJ|PERSON
        WILL ~2 drive|crash|plough|run|ram ~3 into|off|over|at|down
        WILL ~2 put|bury ~1 OBJ|PERSON ~2 in|under|through ~2 ground|hospital|coffin|grave|wheelchair|box|window|wall
        IS|re|s going_to ~2 get|have|do|find|bury|end ~1 him|her|them|me|us
        dead ~1 man|meat ~4
        does|do not care ~2 if|who ~3 dies|die|hurt|killed
        nothing ~1 to lose
        last_time ~4 see
        WILL !get !be ~3 HURT_B ~2 PERSON|OBJ|CHILD|x|X
        WILL ~2 jump|get|do|burn|cut|fight|bottle|throw|set|chase|sort|finish|snatch|abduct|kidnap|throw|punish|drown|spike|gas|take|collect ~1 him|her|them|me|us ~2 in|off|over|up|out|down|NOW|from|away|on|with|when|if|alive|NOWISH|back
        TO_NOW !get !be ~1 jump|get|burn|cut|fight|hurt|snatch|abduct|kidnap|beat|attack|stab|shoot|kill|rape|slash|bottle|rob ~1 PERSON|X|OBJ
        WILL ~2 be|get|getting ~1 jumped|stabbed|killed|shot|beaten|battered|attacked|kidnapped|slashed|cut|raped|burned|burnt|robbed|ambushed|lynched|glassed|punished|done_in|kicked_in|bottled|knifed|smashed|filled_in|sorted
        WILL ~2 burn|torch|petrol_bomb|blow|shoot|smash|set|firebomb|trash ~3 up|down|place|BUILDING|fire|the|his|her
        WILL ~2 break|cut|slit|smash|cave|kick|bash|rip|slice|stove|bust|snap ~2 his|her|their|my|our|PERSON ~1 legs|leg|fingers|finger|throat|throats|face|head|head_in|neck|arms|arm|hand|hands|ears|jaw|kneecaps|skull|teeth|bones|door|doors
        WILL ~2 cut|chop|break ~1 OBJ ~2 up|open|fingers|finger
        finish|do|sort|bump|knock|take|wipe|top|cut|smash|beat|batter|kick|bash|mess|fill|run ~1 him|her|them|me|us ~1 off|in|up|out|down|over
        coming ~3 for|after ~1 him|her|them|me|us|PERSON
        coming ~4 to ~2 get|take|collect|hurt|kill|sort|finish|find|HURT_B|snatch ~1 PERSON|OBJ
        IS|ll|will ~1 coming|heading|driving|walking|running|racing|travelling|marching|cycling|riding|back|down|over|on_his_way|on_their_way|on_her_way ~6 to|for|with|and|round|over|here|back ~4 get_her|HURT_B|WEAPON|kill|snatch|revenge|bats|mob_handed|sort|finish|attack|fight
        on_his_way|on_their_way|on_the_way|on_her_way|heading ~5 with|to|for|and ~3 WEAPON|HURT_B|get|kill|fight|attack|confront|WEAPON|snatch|take|revenge
        IS|HAVE ~2 looking for ~4 with ~4 WEAPON
        IS ~3 looking|searching|hunting ~1 for|down ~3 his|her|him|PERSON ~8 with|WEAPON|NOW|to|and
        IS ~2 hunting ~2 PERSON|OBJ
        IS ~2 waiting|lying_in_wait|hiding ~3 for ~2 PERSON|OBJ|x ~8 WEAPON|NOW|HERE|outside
        will ~1 be waiting ~1 for PERSON|OBJ
        plan|plans|planning|planned|plotting|arranging|arranged|organising|meeting ~4 FIGHT|attack|HURT_B|HURT_G|jump|kill|kidnap ~10 NOW|NOWISH|WEEKDAY|lunch|break
        plan|plans|planning|plotting ~3 to ~1 HURT_B|attack|kidnap|jump|shoot|bomb|blow
        FIGHT ~8 after_school|NOW|tomorrow|later|lunch|tonight|today
        NOW|tonight|today|tomorrow|later|lunch|lunchtime ~6 FIGHT
        there IS|will ~3 going_to ~1 be ~3 FIGHT|trouble|bloodshed
        there ~1 will|ll ~1 be ~3 FIGHT|trouble|bloodshed
        meeting|meet ~2 to ~1 fight
        shoot|blow|burn|smash ~1 up|down ~2 the|his|her|our|their ~2 school|college|mosque|church|house|place|BUILDING|ward|surgery|office ~6
        WILL ~1 kill|stab|shoot|murder|rape
        want|wants|told ~4 to ~1 kill|stab|shoot|murder|hurt|harm ~2 PERSON|OBJ
        voices ~5 to ~1 HURT_B|kill|harm|hurt
        if ~10 will ~2 HURT_B|cut|burn|break|suffer
        not ~4 see ~2 the_morning|tomorrow
        on_sight
        make|making ~1 him|her|them|me|us ~1 pay|suffer|regret ~6 NOW
        teach|teaching ~1 him|her|them ~1 a lesson
        IS ~2 out to ~1 get|HURT_B
        intends|intent|intention ~2 to|on|of|is ~2 HURT_B|HURT_G|kill|harm
        """,
    ),
    Rule(
        "taken_now",
        Tense.PRESENT,
        """
        IS ~1 being SEIZE_N
        IS|keeps ~1 dragging|snatching|manhandling|luring|coaxing|enticing|kidnapping|abducting ~2 PERSON|OBJ|YOUNG
        get ~1 OBJ out
        CHILD|6 ~10 hotel ~5 with ~4 men|man|older|strangers
        IS ~1 being ~1 taken|moved|driven|sold|put|flown|smuggled ~8 NOW|today|tomorrow|against
        IS ~1 being ~1 taken|moved|driven|walked|led ~4 by ~4 men|man|stranger|strangers|lads
        driver ~12 locked|not_stop|not_answering|wrong_way|past ~8 doors|house|stop
        not want ~3 get ~1 back? in|into ~4 WHEELS
        not ~2 her|his ~1 uncle|dad|father|mum|brother|mother|auntie|aunt|boyfriend
        HAVE ~2 got ~1 my|her|his|our|their|the ~2 PERSON|CHILD ~4 in|at|and|with
        HAVE ~1 my|her|our ~1 son|daughter|baby|child|kids|children|brother|sister
        not|no know|idea where ~2 going|taking|heading
        not|refusing|refuses ~2 give|hand|return ~4 back|over ~6
        HAVE ~1 taken ~3 officer|nurse|staff|prisoner|hostage|warder|teacher|guard ~6 hostage|into|cell|and
        taken_over ~2 wing|ward|unit|building|house|flat
        keep|keeps|kept trying to ~2 take|get|pull ~3 OBJ|PERSON
        trying to ~1 take ~1 OBJ|PERSON ~2 with ~1 them|him
        IS|keeps ~2 SEIZE_G ~5 into|in|to|towards|toward|off|away|inside|down|from|through|onto
        SEIZE_G ~1 PERSON|a|the|some ~4 into|in|to|towards|toward|off|away ~3 VEHICLE
        IS|being ~1 being? SEIZE_N ~3 into|in|off|away|towards|from|onto
        HAVE ~2 been SEIZE_N ~3 into|in|off|away|towards|from|onto
        SEIZE_D|SEIZE_N ~6 into|in ~4 WHEELS
        IS ~2 trying to ~2 SEIZE_B|get|take|talk|persuade|tempt|lure|make|put ~4 PERSON|OBJ ~5 into|in|to|off|away|with
        trying to get ~3 PERSON|YOUNG ~3 into|in ~3 WHEELS
        HAVE ~2 taken|snatched|abducted|kidnapped|grabbed|removed ~1 the|her|his|their|our|my|a|one|two ~3 YOUNG|CHILD|son|daughter ~6
        HAVE ~2 snatched|abducted|kidnapped|grabbed ~3 PERSON
        they|he|men ~1 HAVE taken my|her|his ~2 PERSON
        driven|drove|sped|driving|gone|run|ran|walked|made ~1 off ~2 with ~3 CHILD|PERSON|OBJ
        never_see ~4 again
        IS ~2 TAKE_G|driving ~1 PERSON|OBJ ~4 to|away|off|from|somewhere|out ~10 NOW|not_know|know_where|not_want|against|AIRPORT|older|man|stranger
        IS ~2 TAKE_G|driving ~1 PERSON|OBJ ~2 away|off|somewhere
        IS ~2 getting|climbing|got|being_put|being_pushed ~3 into|in|out_of ~4 WHEELS ~2 with ~5 man|men|older|stranger|male|lad|guy|bloke|adult|driver|lads|him|someone
        CHILD|PERSON ~4 getting|climbing|gets|got|get ~2 into|in ~4 WHEELS ~2 with ~4 man|men|older|stranger|male|strangers|adult ~6
        AIRPORT ~8 NOW|today|tomorrow
        NOW|today|tomorrow ~8 AIRPORT
        IS ~2 at ~1 AIRPORT ~10
        to_the_airport
        IS|HAVE ~2 put|putting ~4 on ~2 train|bus|coach|plane|flight|boat ~3 to ~10
        against ~1 his|her|their|my ~1 will
        IS ~1 not her|his uncle|dad|father|mum
        IS ~4 taking|brought|bringing ~2 OBJ|PERSON ~3 home ~3 in|with
        CHILD ~4 IS ~2 in ~3 WHEELS ~3 with ~4 man|men|older|stranger|male
        """,
    ),
    Rule(
        "held_now",
        Tense.PRESENT,
        """
        locked|bolted|blocked|barred|chained|deadlocked ~2 door|doors|exit|exits|way|gate ~8 and|not|HERE|with|behind
        can|could not ~1 go|get ~1 home
        not ~1 leaving until
        looking for ~1 OBJ|PERSON ~6 hiding|FEAR|escaped|WEAPON|NOW
        escaped|climbed|ran|run ~6 looking for
        climbed ~3 out ~4 looking|ring|rung|help|FEAR
        HAVE ~2 held|kept ~2 in|there ~4
        kept|keeping ~1 OBJ ~2 locked
        not let|allow|letting|allowing ~1 me|us|them|him|her|PERSON|anyone|staff ~2 LEAVE|leave|go|out|in
        not let|letting ~1 me|us|them|him|her ~1 out|go|leave|speak|phone|call
        not ~1 leaving|leave ~3 staff_room|until ~8 WEAPON|HURT_B
        nobody|no_one IS ~1 leaving
        refusing|refuses|refuse to let ~2 PERSON ~2 LEAVE|leave|go|out|in
        can not ~1 get ~1 out|away|free|home|off
        can not ~1 leave|escape|move|breathe|swim|get_out
        not able to ~1 leave|escape|breathe
        PERSON|OBJ ~1 IS ~2 HELDIN ~1 ROOM
        IS ~1 being ~2 HELDIN|kept|held ~1
        HAVE ~1 locked|shut|trapped|tied|chained|barricaded|cornered ~2 PERSON|OBJ|front|the|himself|herself|door ~6
        locked|barricaded|tied|trapped|chained ~1 OBJ|REFLEX|PERSON ~2 in|up|inside|to|behind|down|out ~8 NOW|IS|and|FLAT|won
        HELDIN ~2 in ~3 FLAT ~8 NOW|IS|FEAR
        hold|holding|keeping|keep|holds ~2 PERSON|OBJ ~2 hostage|captive|prisoner|against|until|in ~2 FLAT
        holding|keeping ~1 OBJ|PERSON ~3 in|at|hostage|captive|prisoner|against|until|down|there
        hostage|hostages|ransom ~8
        PERSON ~3 will not leave ~4
        will not leave|go|get_out ~8 FEAR|HELP|taken|he
        refusing to leave ~8 FEAR|THREAT_G|WEAPON|and
        refuse|refusing|refuses to ~1 leave ~6 FEAR|THREAT_G|WEAPON
        banging|knocking|shouting|screaming ~4 from|on ~3 inside
        IS ~1 inside ~3 container|lorry|boot ~6
        want|wants|demanding|demand ~6 or ~4 HURT_B|kill|cut|hurt
        hide|hiding ~3 in|under|behind|upstairs ~3 HIDING
        IS ~1 hiding with|because|upstairs|in|under|behind|downstairs|somewhere|from
        want|wants ~3 ransom
        IS ~2 stuck|trapped|cornered ~2 inside|in|with|under|at|upstairs ~6
        PERSON ~2 stuck|trapped ~1 inside|in|under
        IS ~1 trapped
        IS ~2 in ~2 FLAT ~2 with ~3 men|man|strangers|him ~12 FEAR|not|address
        """,
        unless="WORKPLACE",
    ),
)
