"""The alarm's rules of present danger, completed crime and special routes, as data (domain.md 4).

One pattern a line. CAPITALS name a class of the lexicon (verbs end in _B base, _S, _G -ing, _D past,
_N participle), small letters a word, `a_b` a phrase, `|` either, `?` may be absent, `~3` up to
three words of the same sentence that do not deny, `~~3` the same with denial allowed, `!A` not
followed by, `<a` not after the word, `^` at the start of a sentence, `6` a number under 18, `5` under 13.
"""

from dataclasses import dataclass
from enum import StrEnum


class AlarmKind(StrEnum):
    """Which alarm page a hit leads to (conversation.md, "Alarm pages")."""

    DANGER = "danger"
    CRIME = "crime"
    SPECIAL = "special"


class Tense(StrEnum):
    """What a rule needs of its sentence.

    PRESENT: not past, not habit, not denied, not a story. PERFECT: the same, and no weekday.
    ENDURING: not denied. DONE: not long ago, not denied, not a story.
    """

    PRESENT = "present"
    PERFECT = "perfect"
    ENDURING = "enduring"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Rule:
    """A stable name, the tense it needs and its patterns; `special` names the route, `unless` a class
    of words that quiets the rule in a sentence that has no word of the present moment."""

    name: str
    tense: Tense
    patterns: str
    special: str | None = None
    unless: str | None = None


DANGER_RULES = (
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
        press_gang
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
        HAVE ~1 locked|shut|trapped|tied|chained|barricaded|cornered|taken ~2 PERSON|OBJ|front|the|himself|herself|door ~6
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
        from_being|escaped ~6 NOW
        want|wants ~3 ransom
        IS ~2 stuck|trapped|cornered ~2 inside|in|with|under|at|upstairs ~6
        PERSON ~2 stuck|trapped ~1 inside|in|under
        IS ~1 trapped
        IS ~2 in ~2 FLAT ~2 with ~3 men|man|strangers|him ~12 FEAR|not|address
        """,
        unless="WORKPLACE",
    ),
    Rule(
        "self_harm_now",
        Tense.PRESENT,
        """
        he|she|they|i|X|PERSON took|swallowed|eaten|drank|necked|downed ~4 PILLS !from
        took|swallowed|taken ~2 loads|lots|handful|packet|box|bottle|whole|strip|bunch|all ~4
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
        IS ~2 trying|attempting to ~2 get|break|force|smash|kick|enter|climb|push|open|prise|gain ~3 ENTRY|PERSON|in|into|door|entry|BUILDING
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
