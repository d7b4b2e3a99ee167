"""Classes of words that count as evidence for or against present danger (domain.md 4): data.

Written as in `alarm_lexicon`: words and phrases between commas. A word may stand in several classes.
"""

from collections.abc import Mapping

CUE_WORDS: Mapping[str, str] = {
    "violence_now": """
        hitting, kicking, punching, beating, battering, slapping, stabbing, strangling, choking,
        throttling, attacking, assaulting, biting, stamping, headbutting, slashing, shooting,
        firing, belting, thumping, whipping, bashing, smacking, squeezing, suffocating, smothering,
        pinning, dragging, grabbing, shoving, pushing, pulling, wrestling, grappling, manhandling,
        burning, scalding, torturing, raping, groping, molesting, fighting, brawling, lunging,
        swinging, throwing, hurling, pelting, ramming, charging, laying into, setting about, going
        for, having a go at, swiping, jabbing, clawing, scratching, gouging, stoning, mauling,
        savaging, ripping, tearing, hurting, killing, harming, drowning, poisoning, force feeding,
        spitting, chucking, dangling, holding down, kneeling on, sitting on, lashing out, kicking
        off, going off, hammering, pressing, twisting, yanking, pelted, dunking, flinging, laying
        in, whacking, clobbering, pummelling, jumping on, swarming, on top of, got him by, got her
        by, by the throat, by the hair, by the neck, by the collar, in a headlock, headlock, up
        against, round her neck, round his neck, around her neck, around his neck, over her mouth,
        over his mouth, round the neck, round the throat, loose, hold of, got hold of, has hold of,
        set the dog, let the dog, dog to get, told it to go for, dog on, set on, setting the dog,
        filming, laughing at, stripping, waterboarding, pouring sugar, throwing stones, throwing
        bricks, throwing things, ramming food, being kicked, being beaten, being hit, being punched,
        thrown about, being dragged, knocked about, being held, fighting us, hit the wall, squaring
        up, roaring, going at, swinging it, still swinging, making me, making her, kicking the, got
        him on, got her on, on his knees, on her knees, by her jumper, by his jumper, arm round the,
        holding his girlfriend, dropping slabs, shaking her, shaking him, shaking the baby, shakes
        the baby, shakin the baby, making the old, down his neck, down her throat, forcing food,
        trying to pull, trying to drag, trying to grab, trying to push, trying to hit, trying to
        stab, trying to take, trying to run, trying to choke, tries to hit, tries to grab
        """,
    "violence_done": """
        hit, kicked, punched, beaten, battered, slapped, stabbed, strangled, choked, attacked,
        assaulted, bitten, stamped, headbutted, slashed, shot, knifed, glassed, bottled, beat,
        thumped, grabbed, shoved, pushed, dragged, burned, burnt, scalded, raped, groped, jumped,
        struck, knocked, thrown, threw, hurt, harmed, injured, wounded, crushed, cut, swung, lunged,
        mugged, robbed, abducted, kidnapped, snatched, poisoned, drugged, spiked, electrocuted
        """,
    "violence_to_come": """
        kill, stab, shoot, murder, hurt, harm, beat, batter, attack, strangle, slash, burn, torch,
        bomb, drown, rape, rob, kidnap, abduct, snatch, slit, smash, finish, bury, punish, blow up,
        do him in, do her in, sort him out, sort it out, sort this out, take him out, take her out,
        pay for, make him pay, make her pay, make them pay, regret, get revenge, revenge, retaliate,
        retaliation, teach him, teach her, come for, end it, ends it, do it again, gets it, pick
        off, run over, run down, crash, torched, jumped, batters, finished, done in, wipe out,
        bloodbath, gone by morning, be dead, is dead, he s dead, s dead, will be beaten, be beaten,
        be stabbed, be shot, be killed, be jumped, get jumped, get stabbed, get shot, get battered,
        gets jumped, gets stabbed, gets shot, gets battered, gets killed, gets burned, gets burnt,
        break his, break her, break their, cut his, cut her, cut off, cut them, jump him, jump her,
        about to jump, hit him, hit her, get his head, kick his head, kick her head, knock him,
        knock her, bottle him, glass him, do them, do him, do her, shoot up, shoot it up, stabs,
        kills, shoots, the belt, get the belt, get a beating, beating, good hiding, lynch, ambush,
        set fire to, burn the, burn it, burn her, burn him, burn us, throw acid, acid in, spray her,
        put a bullet, put one in, take his head, rip his, rip her, cave his, smash his, smash her,
        smash up, stamp, stop her breathing, carve, slice, gut him, butcher, execute, take revenge,
        get even, make an example, fight at, fight after, meet by, kick off, kick off tonight, going
        to kick off, fight in, fight tonight, fight today, fight planned, there is a fight, there
        will be a fight, straightener, bring your tools, bring tools, bringing blades, bringing
        knives, unbelievers pay, make the, pull a boy, pull a girl, pull her, pull him, drag her,
        drag him, push her, push him, grab her, grab him, grab a, throttle, bottle her
        """,
    "weapon": """
        knife, knives, blade, blades, gun, guns, machete, machetes, pistol, handgun, rifle, shotgun,
        firearm, firearms, weapon, weapons, axe, hatchet, sword, scalpel, cleaver, crossbow, dagger,
        revolver, grenade, bayonet, taser, knuckleduster, knuckledusters, shank, samurai,
        ammunition, bullets, zombie knife, stanley knife, bread knife, carving knife, kitchen knife,
        air rifle, sickle, sabre, spear, katana, kukri, uzi, stun gun, airgun, cutlass
        """,
    "improvised_weapon": """
        hammer, hammers, bat, bats, crowbar, screwdriver, scissors, spade, shovel, brick, bricks,
        chains, iron bar, metal bar, golf club, snooker cue, pool cue, snooker ball, wheel brace,
        chisel, pitchfork, hoe, chainsaw, nail gun, drill, needle, syringe, acid, bleach, drain
        cleaner, ammonia, boiling water, kettle, petrol, fuel, lighter, lighters, jerry can, can of
        petrol, petrol can, jerry cans, accelerant, fireworks, firework, bits of wood, lump of wood,
        saucepan, frying pan, rolling pin, baton, cosh, broken glass, shard, shards, razor, razors,
        tent peg, sledgehammer, pickaxe, secateurs, shears, dumbbell, metal pipe, garden fork,
        catapult, missiles, cricket bat, baseball bat, hockey stick, drip stand, billhook, duct
        tape, roll of tape, cable ties, tooled up, tooled, mob handed, ball in a sock, walking
        frame, slab, slabs, ashtray, crutch, fire extinguisher, extinguisher, chair leg, table leg,
        mug of, hot oil, chip pan, spanner, wrench, tyre iron, cutter, cutters, compass, bike chain,
        batteries in a sock, garden shears, hedge trimmer, corkscrew, skewer, sharpened, a plate,
        broken a plate, a stool, padlock in a sock, a saw, smashed glass, a stick, with sticks, a
        pole, with poles, a plank, a bottle, broken bottle, bottle of, bottles at, throwing stones,
        a rock, a chain, bike chains, his belt, the belt
        """,
    "weapon_handling": """
        holding, waving, brandishing, pointing, swinging, wielding, loading, sharpening, carrying,
        clutching, armed, armed with, pulled out, got out, took out, aiming, tucked, waistband, down
        his trousers, up his sleeve, under his coat, in his hand, in her hand, in their hands, in
        his hands, got hold of, reaching for, pulled, produced, on him now, hid, wrapped in, under
        his arm, in his bag, in her bag, in his pocket, has got a, pointed at, pulled a, showing a,
        picked up a, picked up the, grabbed a, grabbed the, showing off, lifting his, got a knife,
        got a gun, showed me what, gone to his car to get, to get something, something under,
        something wrapped, something in his, something that, holding something, holding summat, what
        he has, what looks like, looks like a, cabinet being unlocked, being unlocked, gun cabinet,
        cocked, cartridges, up her sleeve, down their trousers, down his trouser, bringing the, in
        each hand, behind his back, behind her back, inside his jacket, inside his coat, one to use,
        shotgun shells, holds a, holds it to, holds the knife, holds up a
        """,
    "victim": """
        her, him, me, us, them, herself, himself, themselves, myself, each other, one another
        """,
    "frail_victim": """
        baby, toddler, toddlers, child, children, kids, boy, girl, little one, little ones, infant,
        newborn, pupil, pupils, old lady, old man, pensioner, gran, grandad, nan, elderly, dementia,
        daughter, son, year old, little girl, little boy, mum, sister, mother, teenager, nurse,
        driver, staff, resident, patient, carer, woman, neighbour, colleague, tenant, disabled,
        wheelchair, pregnant, months gone, confused, vulnerable, non verbal, autistic, diabetic,
        receptionist, cashier, teacher, wife, girlfriend, brother, lad, officer, a girl about, child
        of, girl of, boy of, old boy, seven year old, bus driver, cleaner, my mate, one of our
        women, kid
        """,
    "injury": """
        bleeding, bleeds, blood, bloody, bloodied, unconscious, unresponsive, collapsed, slumped,
        lifeless, floppy, blistering, burnt, foaming, seizure, convulsing, choking, gasping,
        wheezing, gurgling, snoring, not breathing, breathing, breathe, breath, pulse, heartbeat,
        passed out, blacked out, drowsy, slurring, not moving, motionless, not responding,
        responding, rousing, wake, woken, waking, stagger, staggering, dying, injured, hurt badly,
        badly hurt, head injury, pool of blood, cpr, defib, face down, face first, lips, gone under,
        not coming up, drowning, pumping out, gushing, pouring, in pain, in agony, doubled over,
        holding his stomach, holding her stomach, stroke, cardiac, overdose, overdosed, vomiting,
        throwing up blood, unable to stand, eyes rolling, funny colour, swallowed, frothing,
        twitching, freezing, hypothermia, overheating, cold to touch, lips are, on the floor, on the
        ground, gone down, is down, are down, one down, gone blue, going blue, goin blue, turning
        blue, lips blue, turned blue, is blue, are blue, s blue, gone grey, and grey, is grey, are
        grey, turning grey, gone white, gone pale, gone purple, going purple, her skin, his skin,
        not stand, can not see, losing blood, lost a lot of blood, covered in blood, handprint,
        barely conscious, conscious, consciousness, knocked out, out cold, not come round, coming
        round, will not wake up, not wake, chest pain, burns, eyes are burning, broken, bruises,
        bruised, swollen, swelling, nose bleed, going under, went under, cold and, frostbite, needle
        still in, foil, not rousing, not rousable, face is swelling, allergic, epipen, inhaler, not
        get up, dazed, concussed, in labour, bleed, crushed, trapped under, pinned under,
        heatstroke, sick everywhere, ripped open, cut open, gash, poisoned, badly beaten, half dead,
        near death, dead, killed, black eye, in bits, naloxone not working, more naloxone, given
        naloxone, lots of naloxone, will not get up, can not get up, not waking, not come to, in and
        out of it, red on the, split open, a seizure, paralysed, lips gone, clammy, burning up,
        dehydrated, starving, not eaten, hypo, having a stroke, heart attack, head is open, rolled
        up, eyes rolled, cut to ribbons, losing a lot, spurting, soaked in, red everywhere, water
        has broken, head first, not feel his legs, not feel her legs, stopped moving, going cold,
        wheezy, having a fit, is fitting, s fitting, started fitting, found hanging, hanging from,
        hanging there
        """,
    "distress": """
        screaming, screams, scream, screamed, shrieking, shrieks, yelling, shouting, crying, cry,
        sobbing, sobs, wailing, howling, begging, pleading, begged, terrified, petrified, scared,
        frightened, hysterical, panicking, panicked, trembling, whispering, whispered, hiding, hid,
        cowering, cornered, curled up, desperate, distraught, afraid, in tears, help, help me,
        please, get off me, please not again, dare not, too scared, begging them, begging him,
        begging us, let go, let me go, squealing, banging, thud, thuds, thump, thumps, smashing, in
        danger, mayday, sos, trapped, panic, screeching, panic button, panic alarm, alarm, personal
        alarm, code word, screaming from, shouting from, to stop, bangs, please stop, is shaking, s
        shaking, was shaking, shaking in, hide us, hide her, hide him
        """,
    "no_answer": """
        not answering, no answer, not answer, nobody answering, not picking up, not pick up, not
        replying, no reply, phone off, gone quiet, went quiet, gone silent, silent, line dead, went
        dead, hung up, rang off, line has been open, open line, call ended, not speak, not talk, not
        talking, can not get through, no response, can not reach, goes to voicemail, stopped
        answering, signal gone, the call cut, call cut, line cut, got cut off, not say where, not
        pick, goes straight to voicemail, not letting us, not opened the door, not answered, not
        come to the door, curtains shut, curtains are shut, no sound, not a sound, gone dead,
        picking up, rung off, mid sentence, not ring back, not rung back, no word, not checked in,
        not been heard, phone is off, nobody answerin, no one answering
        """,
    "right_now": """
        now, right now, as we speak, as i speak, as i type, as i write, at this moment, this minute,
        this second, currently, just now, this instant, already, a moment ago, moments ago, a minute
        ago, minutes ago, seconds ago, in progress, happening, as you read, at the moment, right
        this second, straight away, immediately, quick, quickly, hurry, urgent, urgently, emergency,
        asap, live, going on, any minute, any second, any moment, an hour ago, hour ago, half an
        hour ago, while we, while i, whilst i, ongoing, underway, under way, rite now, this very
        minute, before my eyes, in front of me, in front of us, while she is on
        """,
    "this_minute": """
        right now, as we speak, as i speak, as i type, as i write, at this moment, this minute, this
        second, this instant, in progress, right this second, before my eyes, in front of me, in
        front of us, this very minute, happening now, a moment ago, while i watch, while we speak
        """,
    "just": """
        just, has just, have just, s just, ve just, only just, this second
        """,
    "soon": """
        tonight, later, later today, this afternoon, this evening, after school, at lunch, at
        lunchtime, this lunchtime, at break, home time, hometime, in an hour, in ten minutes, in
        minutes, within the hour, by tonight, by midnight, before midnight, at midnight, by dark, by
        morning, soon, about to, any time now, when he gets, when she gets, when they get, on his
        way, on her way, on their way, on the way, coming back, be back, due back, back any, will be
        back, next hour, end of the day, end of today, by the end, until noon, until nine, until
        six, until midnight, deadline, counting down, minutes, the bell, bell goes, due in,
        tomorrow, first thing, last day, final day, at closing, straight after, going round there,
        be here in, in time, too late, heading, headed, by the time, out by, as soon as, gets home,
        comes home, finishes, goes home, today, today to, on there way, there coming, they re
        coming, they are coming, coming round, coming over
        """,
    "clock": """
        at 0, at 5, at 6, by 0, by 5, by 6, until 0, until 5, until 6, till 0, till 5, till 6, at
        six, at seven, at eight, at nine, at ten, at eleven, at twelve, at noon, at one, at two, at
        three, at four, at five, by six, by seven, by eight, by nine, by ten, by noon, by four, by
        five, by three, by two, until seven, until eight, until ten, until three, until four, until
        five, till six, till eight, half past, half three, half four, half five, half six, half two,
        quarter to, quarter past, half seven, half eight, half nine, till nine, till ten, 5 minutes,
        6 minutes, 0 minutes, twenty minutes, ten minutes, five minutes, two minutes, half an hour,
        an hour, hours
        """,
    "near": """
        outside, at the door, at her door, at his door, at my door, at our door, at the window, next
        door, upstairs, downstairs, in the house, in the building, in the garden, in the corridor,
        in reception, in the car park, in the hall, in the kitchen, in the loft, in here, in there,
        on the stairs, on the landing, on the doorstep, on the drive, at the gate, at the gates, at
        the counter, at the till, in the waiting room, across the road, opposite, right behind,
        behind her, behind him, behind me, behind them, closing in, getting closer, round the back,
        up the path, inside, out there, in front of the door, over the fence, in my shop, in our
        shop, in the shop, on site, on the ward, in the room, room with, with her now, in with her,
        in with him, in with them, next to her, next to him, stood over, standing over, stood next
        to, stood at, stood in, stood by, sat outside, sat on, parked outside, pulled up, turned up,
        shown up, arrived, showed up, is back, s back, got in, let himself in, here now, is here, s
        here, over the wall, under the stairs, behind the, at the end of, on the steps, in the
        lobby, in the foyer, at reception, in the toilets, are here, he is back, he s back, she s
        back, right outside, out front, out the front, out the back, at the back door, under the
        window, up the stairs, coming up, on my stairs, in our office, in our car park, in our
        reception, in our toilets, in our garden, in our kitchen, in my office, in my kitchen, in my
        garden, in my house, in my flat, in her flat, in her house, in his flat, in her garden, in
        with, right next to, yards from, metres from, feet from, round the corner, on her wall, on
        the wall, on our doorstep, between me and, between us and, in the next room, the other side
        of the door, through the door, in the bath, in the cupboard, in the wardrobe, under the bed,
        in the attic, at the bus stop, at the swings, at the lights, behind the bins, in the alley,
        up to the, coming up the path, coming down the, walking up and down, pacing, staring,
        staring at, watching us, watching her, watching him, from the basement, in the basement, in
        the cellar, in the bogs, at my desk, walking the corridor, up the drive, on my step, on our
        step, at my gate, in my class, in my classroom, in our waiting, in our waiting area, on the
        motorway, trying the handles, trying car doors, in the queue, in the crowd
        """,
    "witness": """
        i can hear, i can see, we can hear, we can see, can hear, can see, i am watching, i m
        watching, watching it, i see, i hear, on the phone to me, on the phone, on the line, on the
        other line, on the fone, texting me, texted, rang me, ringing me, just rung, rung me, rang
        us, messaged, has written, slipped me, passed me, mouthing, whispering to me, on camera, on
        the camera, on cctv now, through the wall, through the letterbox, through the window, in the
        background, from inside, on the radio, radioed, facetime, video call, live stream,
        livestream, streaming, comments, a caller, has posted, just posted, just messaged, just
        told, told me just, with me now, from her bedroom, from the bathroom, from the toilet, can
        hear her, can hear him, hear a, helpline, saw her face, slipped, a note, wrote on, on the
        form, passed a note, is on to me
        """,
    "plea": """
        please, please send, please help, please hurry, please come, send someone, send police, send
        help, need someone, need police, need help, need an ambulance, what do i do, what shall i
        do, what should i do, who do i ring, who do i call, do i ring, do i call, how long, hurry,
        come quick, come quickly, get someone, get some, get here, can you come, can you send, can
        someone, can somebody, someone come, somebody come, come now, get police, call police, call
        the police, 999, ambulance, police now, get officers, help us, tell them to hurry, not know
        what to do, need you, come to the, officers now, tell someone, please tell, word for
        trouble, safe word, the code, in the code, code we, word we agreed, agreed word
        """,
    "confined": """
        locked, locked in, bolted, trapped, barricaded, shut in, stuck, tied, tied up, tied to,
        chained, handcuffed, gagged, taped, padlocked, blocked, blocking, nailed, caged, held down,
        cornered, pinned, boxed in, hostage, captive, ransom, sealed, can not get out, can not
        leave, not get out, will not let, not let, not letting, will not leave, not leave, not
        leaving, can not go, not allowed out, not come out, not open, will not open, no way out, can
        not move, can not get away, taken the keys, taken her keys, taken his keys, hidden the keys,
        has taken her phone, hidden her phone, taken his phone, taken her phone, chain on the door,
        imprisoned, put the chain on, in front of the door, shut the door, made the door fast, get
        past, can not get past, refusing to leave, against her will, against his will, shut herself,
        shut himself, shut myself, locked himself, locked herself, locked myself, can not get off,
        not allowed to stop, kept awake, stopping her, stopping him, man on the door, wedged shut,
        door wedged, being held, held in, held at, held by, held there, they are holding, he is
        holding her, kept in, being kept, keeping her, keeping him, keeping them, have the keys, has
        the keys, got the keys, keys off, not give her, not give him, not let go, deadlocked, handle
        off, no handle, tape over, tape on, hands tied, hands are tied, roped, strapped to, strapped
        down, in the cellar, in the basement, can not reach the door, barricading, locked the door,
        locked the doors, locks the door, doors are locked, door is locked, standing in front of,
        stood in front of the, blocking the door, blocking the exit, can not come out, can not get
        to the door, can not come, daren t come, not safe to leave, will not come out, can not get
        home, can not go home, phone taken, took her phone, took his phone, window bars, from the
        inside, against the door, furniture against, under the table, not get by, will not come off,
        boarded up, tied her, tied him, tape round, no signal, hiding under, held in a, kept
        prisoner, taken prisoner
        """,
    "pursuit": """
        chasing, chased, following, followed, after him, after her, after them, after me, hunting,
        hunt, stalking, tailing, tailed, circling, surrounding, surrounded, looking for him, looking
        for her, looking for them, looking for me, waiting for him, waiting for her, waiting for
        them, waiting for me, lying in wait, lurking, prowling, creeping, hanging about outside,
        closing in, right behind, has found us, found us, found her, found him, found out where,
        found me, tracked, catching up, not shake, come for her, come for him, coming for, come to
        get, coming to get, gone to get, gone round, going round, go round, demanding, get away,
        fled, fleeing, escaped, hiding from, ran off, ran out, making off, made off, ran after, run
        after, ran towards, running after, running away, running from, running down, running for,
        ran into, chase, chases, behind her since, behind him since, slows whenever, coming to meet,
        to meet her, lads still about, still about, still around, still out there, door to door,
        trailing, shadowing, walking behind, asking where, asking for him by, knows her address, has
        her address, has our address, come back for, coming back for, back to finish, give chase,
        cornering, closing on, turning round to come, running up, running at, running out, is
        running, are running, people are running, knows where she, knows where he, knows where we,
        knows where i, even know where
        """,
    "taken": """
        dragged, dragging, bundled, bundling, forced into, pulled into, pulling her, pulling him,
        put in a van, into a van, into a car, into the car, into the van, in the boot, into the
        boot, driven off, drove off, sped off, driving off, taking her, taking him, taking them,
        take her, take him, take them, taken her, taken him, taken them, taken away, snatched,
        snatching, abducted, kidnapped, walked off with, gone off with, being moved, moved tonight,
        being taken, being driven, putting her on, flight, flights, airport, plane, ferry, port,
        coach to, train to, boarding, one way ticket, go with him, go with them, with her uncle,
        lured, luring, collected her, collected him, picked her up, picked him up, got the kids,
        with the children, has my, has her, has him, have my, have her, have him, got my, got our,
        flying, flies, make her go, made to get, smuggled, container, trailer, false papers, walked
        out with, somebody else s child, married, to be cut, be married, is to be, are to be, on a
        bus to, gatwick, heathrow, dover, get in his, get in her, get in with, get back in, fly
        tonight, fly tomorrow, they fly, he flies, she flies, flies tonight, being put, putting him,
        putting them, taken my, taken our, got his passport, took her off, gone with her, gone with
        him, walking off with, leading her, leading him, led away, being led, walking her out, walk
        him out, walk her out, walking him, not get off, taken from, gone off in, took the baby,
        took my, took him, took her, has the baby, got the baby, has got the baby, with both
        children, with the kids, with my, somebody else s, someone else s, grab, grabs, grabbing,
        carry off, carried off, carrying her, to go with him, to go with them, come with him, in the
        back of, in his car, in their car, in his van, in the van, in the car with, moved on, moved
        somewhere, they take us, they are taking, he is taking, she is taking, he s taking, they re
        taking, driving her, driving him, driving them, up north, for good, out of the country,
        abroad tonight, abroad tomorrow, over the border, one way, tickets to, on the ferry, at the
        port, at the airport, to the airport, departure, departures, check in, leave for the
        airport, wedding waiting, put on a train, put on a plane, put on a coach, put on a flight,
        put on a bus, put on the, on there way, fly at, flying at, to a flat in, in the car again,
        get in the car again, taken to a flat, backing towards, with his arm round, not hand the
        children, not hand over, not hand him, not hand her, not give the children, not give the
        kids, in her room at, with her passport, on the way to the airport, getting into a car, get
        into a car, getting into his, get into his, get into the, getting into the, getting in the,
        loading them, loading her, loading him, loading the girls, collected both girls, get in the
        car, get in the van, get in the boot, get in the back, get in a car, get in a van, put in
        the car, in a car with, in a van with, took off him, took off her
        """,
    "self_harm": """
        suicide, suicidal, kill himself, kill herself, kill themselves, kill myself, hang himself,
        hang herself, hanging himself, hanging herself, end his life, end her life, end it all,
        ending it, end their life, end my life, take his own life, take her own life, own life,
        noose, ligature, rope, cord round, round his neck, round her neck, overdose, overdosed,
        tablets, pills, paracetamol, insulin, swallowing, taken all, took all, cutting herself,
        cutting himself, cut herself, cut himself, his wrists, wrists, want to die, wants to die,
        wanted to die, not want to live, not want to be here, no reason to live, goodbye, goodbyes,
        last message, final message, farewell, sorry for everything, sorry for being, burden, for
        everything, tell her kids, tell my kids, tell them i love, loves them, loves her, loves him,
        look after my, look after the dog, be gone by, be gone, not be here, not be around, not wake
        up, not need, will not need, after tonight, better off without, one last time, can not go
        on, can not do this, enough of life, jump, jumping, throw herself, throw himself, step in
        front, lie down in front, lying down in front, the fast one, harm himself, harm herself,
        self harming, gas himself, exhaust, handful, packets, gave away, given away, see it through,
        today is the day, meet again, see you on the other side, note on the, wrist, cutting her
        arms, cutting his arms, cut her arms, cut his arms, slashed her, slashed his, taken an
        overdose, taken a load, taken too many, took too many, took a load, taken all her, taken all
        his, swallowed all, swallowed the, swallowed a, ripped his sheet, torn his sheet, torn her
        sheet, tied a sheet, shoelaces, dressing gown cord, belt round, gone to the bridge, goodbye
        to, said goodbye, saying goodbye, thanked me for, thank me for, thanking us for, thank you
        for everything, be a burden, no point, nothing left, had enough, done with it all, over
        soon, it will be over, be over tonight, sleep forever, go to sleep, peace, at peace, see mum
        again, be with mum, join her, join him, will not see me again, will not be here, will be
        gone, he ll be gone, she ll be gone, funeral, paid for his funeral, his will, suicide note,
        left a note, left a letter, letter for, letters for, not live, not worth living, wants it to
        stop, make it stop, make it all stop, better off dead, loaded the, gun in his mouth, gun to
        his head, knife to her own, to his own, to her own, antifreeze, weedkiller, second handful,
        bye everyone, sorry for being a burden, took the lot, too many tablets, laces, sharps, at
        his arms, at her arms, at her wrist, pills are gone, pills gone, getting sleepy, sleepy,
        empty packets, empty packet, blister packs, thank you and goodbye, and goodbye, up on the
        bunk, up on a chair, off the chair, on the chair
        """,
    "perilous_place": """
        rooftop, ledge, flyover, cliff, cliff edge, level crossing, railings, wrong side, window
        sill, windowsill, window ledge, parapet, balcony, multi storey, top of the multi, platform
        edge, edge of the platform, edge, motorway, dual carriageway, middle of the road, in the
        road, in front of lorries, in front of a train, in front of traffic, sea, quay, in the
        water, up to her chest, up to his chest, up to her neck, up to his neck, deep water, crane,
        scaffolding, pylon, viaduct, embankment, footbridge, ice, quarry, up a tree, up the tree, up
        the ladder, hanging out, leaning out, climbed out, climbed over, climbed up, over the edge,
        fast lane, live rail, tide, lock gate, harbour wall, pier, fifth floor, top floor, third
        floor, sixth floor, upstairs window, carriageway, slip road, hard shoulder, pier railings,
        banister, banisters, cliff top, clifftop, lift shaft, scaffold, gantry, silo, slurry, dam,
        reservoir, tide coming in, cut off by the tide, quicksand, substation, mine shaft, not
        swimming, not a swimmer, in the lock, on the crane, on the rail, on the rails, wrong side of
        the, rising water, flood, floods, thin ice, in the lake, in the pond, into the river, in the
        river, the river, by the river, in the weir, into the weir, into the canal, in the canal, on
        the roof, off the roof, up on the roof, on the bridge, off the bridge, bridge, on the track,
        on the tracks, on the railway, railway line, roof of, over the railings
        """,
    "fire_and_fumes": """
        on fire, flames, alight, ablaze, burning, blaze, set fire, setting fire, petrol bomb, gas
        taps, smell of gas, smell of petrol, smells of petrol, gas leak, gas on, lighter fluid,
        doused, dousing, poured, pouring, matches, explosion, exploded, bomb, device, explosive,
        explosives, suspicious package, wires, wires hanging, evacuate, evacuating, goes up, going
        up, burn down, burn it down, burnt down, firebomb, molotov, fumes, carbon monoxide, torched,
        gets torched, through the letterbox, white spirit, shots fired, shots were fired, gunshots,
        gunshot, gunfire, loud bangs, shots, detonate, blow up, blow it up, brake pipe, brakes,
        tampered, hob is on, gas is on, suicide vest, smoke comin, set light, smouldering, up in
        flames, gas bottle, gas canister, gas canisters, lit the, fire door will not, lit a rag, lit
        a match, smoke is, smoke coming, smoke in, smoke everywhere, fire is, a fire, on the stairs
        fire, petrol over, petrol on, petrol in, petrol all, of petrol, fire now, fire at, fire on
        """,
    "break_in": """
        breaking in, break in, broken in, broke in, trying to get in, kicking the door, door in,
        kicked in, forcing, smashing, smashing up, through the window, through the front door,
        climbing, climbed in, getting in, got in, let himself in, inside the house, intruder,
        intruders, burglar, burglars, prowler, someone moving about, moving about, footsteps,
        banging on, hammering on, pounding, robbing, being robbed, raiding, robber, robbers, masked,
        masks, balaclava, balaclavas, hooded, scarfs, scarves, faces covered, jumped the counter,
        over the counter, behind the counter, empty the till, open the till, open the safe, hand
        over, trying the doors, trying the door, patio door open, ransacking, taking over, taken
        over, crowbar, wants the keys, cash machine, one each side, held up, holding up, round the
        back, inside the pharmacy, kicking at
        """,
    "crowd": """
        crowd, crowds, mob, loads of them, dozens, both sides, gathering, gathered, massing,
        surrounding, two men, three men, four men, four lads, three lads, two lads, five men, six
        lads, a group of, gangs, blokes, youths, older boys, older lads, both schools, both lots,
        forty, fifty, thirty, 0 of them, 5 of them, 6 of them, masks on, outnumbered, lads in, men
        in, his mates, her brothers, his brothers, carloads, car loads, car load of, the gang, more
        men, more of them, another lot
        """,
    "threat": """
        threatening, threatens, threatened, threat, threats, says he ll, says she ll, says they ll,
        says he will, says they will, saying he ll, saying she ll, saying they ll, saying he will,
        saying he is going to, saying she will, says he is going to, says he s going to, says she s
        going to, said he will, said he ll, said she ll, told him he, told her he, told him hes,
        will kill, ll kill, vowed, swears, swore, plans to, planning, planning to, intends to, or
        else, if he does, if she does, if anyone, not by the time, will be sorry, will regret, pay
        by, gets it, ultimatum, voices telling, voices are telling, hearing voices, told to kill,
        told him to, do what, dead if, make them all, ransom, demanding, demands, wants four, wants
        money, warning, last chance, watch what happens, see what happens, next person, whoever
        comes, comes near, anyone comes, he does not care, no one leaves, nobody leaves, nobody is
        leaving, they will all, will all, all be, he ll kill, be with god, what is coming, coming to
        him, coming to her, has it coming, is getting it, going to get it, gonna get it, get what is
        coming, last warning, he means it, means it this time, means it, nothing to lose, not care
        any more, take you with, take them with, take her with, not be pretty, never see, not see
        the, not leave alive, alive, to the ground, in a body bag, body bag, put him in hospital,
        put her in hospital, if anyone comes, if i ring, if we ring, if i call, if we call, if she
        leaves, if he leaves, if she tells, if i tell, promised to do, coffin lid, coffin, lid on
        her, or he goes, or she goes, or they go, or we all, in boxes, in a box, goes in it, is
        next, are next, be next, will not see, see the weekend, see the morning, count to, on three,
        time is up, her turn, his turn, sorry she was born, wish he had, do for him, do for her,
        shut her up, shut him up, silence him, silence her, keep her quiet, make sure she, make sure
        he, finger for every, cut off a, for every hour, he wants five, only wants five, wants to
        see her, wants a word, the family have decided
        """,
    "danger_person": """
        ex, attacker, attackers, abuser, stalker, her husband, rapist, dealers, loan shark,
        traffickers, the man who, the men who, the woman who, the lads who, the boys who, her
        father, stepdad, pimp, bail, injunction, order against, restraining order, court order, not
        allowed near, is not allowed, is not supposed, should not be, should not even, banned, high
        risk, on the register, escaped, absconded, cut his tag, tag off, gunman, kidnapper, owes
        money to, owes money, owes, the people he owes, the people she owes, drunk, pissed, off his
        face, off his head, raging, furious, lost it, losing it, gone mad, going mad, out of
        control, violent, aggressive, rampage, berserk, high on, psychotic, voices, lost his temper,
        in a rage, wild, bullys, strange man, met online, strangers, dogs, xl bully, xl bullys,
        pitbull, rottweiler, his dog, set the dog, let the dog, has got in, former husband, former
        partner, ex husband, her ex, his ex, my ex, the ex, mums boyfriend, mum s boyfriend, the
        father, her dad, his dad, uncle, the gang, the dealers, dealers in, her brothers, his
        brothers, bailiffs, gangmaster, mum s partner, who raped, who attacked, who beat, who
        stabbed, who hurt, who robbed, who abused, who assaulted, who threatened, been drinking all
        day, been drinking, coked up, wired, paranoid, not taken his meds, off his meds, off her
        meds, stopped taking his, hearing voices, seeing things, not himself, lost the plot,
        snapped, kicking off, loan company, the loan, loan people, debt collectors, stepfather, step
        father, masked men, a bloke has, the family have, to an older man
        """,
    "sexual_now": """
        raped, raping, pressed against, hand up, hands up, touching her, touching him, on camera,
        stripped, undress, men in, men in with, sending men, saying no, forcing her, forcing him,
        forced to, making her, making him, makes her, being made, her clothes, his hand, pulling her
        clothes, naked, nudes, alone with, alone with him, alone with her, babysitting, sleeping
        over, hotel room, in room, filming, filmed, are filming
        """,
    "alone": """
        alone, on her own, on his own, on their own, on my own, home alone, by herself, by himself,
        left alone, nobody about, no one about, nobody with, strapped in, windows up, no coat,
        barefoot, nightie, pyjamas, no shoes, minus, freezing, without his, without her, no insulin,
        no medication, no inhaler, insulin, missing, wandering, gone since, went over, over the
        fence, can not find, not find, unattended, no adult, nobody with him, nobody with her, on
        his tod, not dressed, in socks, in slippers, only wearing, soaking wet, in the dark, not
        come out, not come home yet, should have been, gone from the home, gone from the ward, left
        in the, left in a car, left in the car, left in the park, strapped in a car, in a hot car,
        full sun, there alone, lives alone, still in bed, still inside, still in there, in ours,
        gone two hours, hours on a visit, baby asleep in, asleep in ours
        """,
    "rescue": """
        ambulance, paramedics, officer is in, hide her, hide him, hide us, trying to talk, talk him
        down, talk her down, step in, doing nothing, nobody is doing, nobody will, no one will,
        trying to hold, trying to stop, can not stop, can not get to, evacuate, lockdown, locked
        down, under the tables, we have locked, staff can not, keep him, keeping him, keep them, not
        safe, come and get me, pick me up, get me out, rescue, save, saved, get her out, get him
        out, not let me near, let go of, not let us, staying on the line, just walking, filming it,
        talk to
        """,
    "reckless_driving": """
        drink driving, drunk driver, driven off with, driving at, drove at, mounting the kerb,
        mounting the pavement, on the pavement, wrong way, wrong side of the road, at speed,
        swerving, all over the road, ramming, run over, run him over, run her over, smelt of vodka,
        smells of drink, smelt of drink, stinks of drink, behind the wheel, at the wheel, veering,
        mowing, ploughing, joyriding, school run, trying to hit, racing down, slabs, dropping slabs,
        on to the cars, at the cars, been drinking and, over the limit, asleep at, mounts, reversing
        at, reversing into, turning round to, with no lights at, head on, red lights, jumping
        lights, deliberately driving
        """,
    "resolved": """
        safe now, is safe, are safe, safe and well, all safe, is fine, are fine, is ok, s ok, all
        ok, alls ok, all right, has moved, moved out, moved away, moved to, has been moved, been
        rehoused, rehoused, rehomed, was arrested, been arrested, arrested, in custody, on remand,
        in prison, took him away, taken away by, dealt with, sorted, resolved, over now, no longer,
        ended, calmed down, turned up safe, was found, been found, found safe, found on, accounted
        for, back home, at home and, home now, is home, being supported, supported, discharged,
        recovered, recovering, is well, well now, been well, false alarm, turned out, turned out to
        be, was only, only a, it was only, stood down, been and gone, already been, settled, out of
        hospital, no further, nothing since, gone home, left hospital, has died, died, is dead,
        nothing happened, came down, went home, returned, stopped now, treated, disappeared,
        suspended, sent home, has since, died in, living with, out of area, happier, is with his, is
        with her, supportive, blocked, sent away, has been told, has left him, has left all, has
        since left, have since left, has left the area, she has left, since left, s over, is over,
        was over, s sorted
        """,
    "denied": """
        no one is, nobody is, no one was, nobody was, was not, were not, is not in, not in danger,
        not at risk, no danger, no risk, no threat, no sign, no weapon, no weapons, no injuries, not
        injured, not hurt, no one hurt, nobody hurt, not urgent, no rush, not an emergency, never
        hit, never has, has never, have never, had never, neither, did not see, do not think, not
        seen any, not heard any, never seen, never threatened, no suggestion, not suicidal, no
        plans, no immediate, nothing happening, nothing happened, is not violent, without any, have
        not seen, not real, not a fight, nobody has, no one has, do not know any, not a knife, none
        of them, none of it, no date, not been hurt, far as i know, far as we know, as far as, no
        ones in, no ones, no1 in, not following, is not being, was not one, as far as any, none of
        it is, nobody minds, far as any, no violence, not violent, nothing to do with, no sign that,
        not in any, was nothing, there was nothing, nobody has ever, full of it, all talk, just
        talk, hot air, no truth, made it up, hoax, not missing, nobody has been any trouble, no
        trouble, any trouble, no child, none is, but it was a, but it is soft
        """,
    "long_ago": """
        years ago, year ago, months ago, weeks ago, days ago, last week, last month, last year, last
        term, last night, last summer, last winter, last spring, last autumn, last weekend,
        yesterday, the other day, the other week, the other night, other day, overnight, at the
        weekend, over the weekend, at weekend, used to, in the past, previously, once, when he was,
        when she was, when they were, when i was, when we were, as a child, as a teenager, as a boy,
        as a girl, back in the, in the nineties, in the eighties, nineties, eighties, seventies,
        noughties, long ago, ages ago, a while ago, back then, back in, at school, grew up, years
        back, decades, history, historic, historical, formerly, at one time, in those days, old
        days, fortnight ago, a fortnight, in january, in february, in march, in april, in may, in
        june, in july, in august, in september, in october, in november, in december, at christmas,
        at easter, over christmas, over half term, half term, bank holiday, bonfire night, last
        monday, last tuesday, last wednesday, last thursday, last friday, last saturday, last
        sunday, last thurs, last fri, last sat, last sun, last tues, last mon, on monday, on
        tuesday, on wednesday, on thursday, on friday, on saturday, on sunday, on mon, on tues, on
        weds, on thurs, on fri, on sat, on sun, earlier this week, earlier this month, earlier this
        year, night before, week before, day before, during the week, during the night, monday
        evening, friday night, saturday night, between friday, between saturday, sat nite, last
        nite, mon, between, since easter, since christmas, weeks old, days old, 2
        """,
    "habit": """
        mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, sundays, weekends, weekdays,
        often, usually, always, regularly, sometimes, every day, every night, every evening, every
        week, every weekend, every month, every morning, every thursday, every friday, every
        saturday, every sunday, each day, each night, each week, each sunday, each time, most days,
        most nights, most evenings, most fridays, most weekends, most weekdays, most mornings,
        evenings, nightly, all hours, from time to time, occasionally, after dark, at weekends,
        rarely, generally, normally, tends to, tend to, at night, routinely, frequently, over the
        years, now and then, once a week, twice a month, twice a week, three times, in a row, about
        twice, after hours, evry nite, every nite, evry, allways, the same, same two, same man, same
        car, same group, same flat, never stay, comes and goes, come and go, coming and going, one
        at a time, short visits, in and out, since august, since july, since june, since september,
        since spring, since summer, since easter, this term, this month, all week, for months, for
        weeks, for years, for a while, over the month, over the last, since october, since november,
        since may, since april, since march, since february, since january
        """,
    "reputation": """
        known to, known as, is known, known for, reputation, is said to, are said to, said to, said
        to be, supposedly, rumour, rumours, rumoured, gossip, word is, people say, they say, young
        people say, everyone knows, everybody knows, boasts, boasting, boasted, brags, likes to,
        likes people to, claims to be, calls himself, call themselves, calls itself, call the, calls
        the, calld, nickname, nicknamed, goes by, street name, gets called, alias, by the name, a
        man named, somebody named, uses the name, wary of, has links, linked to, links to,
        associates, associate, associates with, hangs around with, hanging about with, hanging
        around with, mixing with, friendly with, spending time with, works for, runs the, acts as,
        the sort of, that sort, is the one who, kind of man, trained, tattoo, tattoos, keen to, a
        neighbour believes, third hand, supplying, supplies, recruiting, member of, members of,
        believed to, is called, a man called, someone called, somebody called, lad called, people
        called, guy called, group called, an app called, was overheard, were overheard, also called,
        is named
        """,
    "background": """
        number plate, plate, part plate, registration, number is, number ends, new number, his
        number, her number, the address, lives at, lives on, lives with, living at, stays at, is
        living, living above, drives a, drives for, rides a, drives, rent, rented, tenancy, lease,
        landlord, letting agent, parcels, visitors, cash only, in cash, pay for, buys, sells, deals,
        dealing, vape, vapes, graffiti, tags, tag, meets, meet up, meetings, parks, parked most,
        collects, drops, picks up, picked up by, whatsapp, two phones, second phone, new phone, new
        car, trainers, new trainers, mattresses, blacked out, engine running, for information, just
        thought, thought you should, should know, to update, update, on record, wanted to pass on,
        pass on, only mention, mention, mentioned, i do not know any, spelling, surname,
        intelligence, intel, wonder, wonders, wondering, remarked, believe, believes, litter,
        lottery, tenant at, firm, company, shop sells, lock up, hands out, gives the, free vape,
        lends, offers, offered, offer, online as, tagged, crew, spends, cannabis, nitrous, ketamine,
        steroids, smell of cannabis, works at, runs, opens, closes, is open, uses, named, keeps a,
        comes, gather, gathers, race, begging, new address, bank account, in notes, been quiet,
        mostly quiet, roof box, skylight, ladder on, badge, cameras, new name, counted, sleeping
        bags, no leaflet, bag of, bags of, offered fifty, close the hotel, out of date, three names,
        names of, number 5, number 6, number 0, new lock, sim cards, gift cards, fifties, roll of,
        scales, queue of cars, chimney, moving out, new dog, new job, finished with her, their
        numbers, where the bags, dutch plates, foreign plates, german plates, buy from him, buys
        from, the takeaway pays, takeaway pays, pays in, pays cash, pays for, snapchat name, number
        of bins, in the background but, background only, fitting a, a new, the ladder, boat called,
        a boat comes, boat there, party at, parties there, pays them, parties were, the parties,
        instagram name, app called, reg number, rave, tickets on, asks for change, flat below, list
        of names
        """,
    "what_if": """
        if there was, if there were, if a fight, if it did, if anything, would have, would be, would
        we, would you, would i, would ring, could be, could have, might be, might have, should we,
        what if, in case, in the event, event of, suppose, supposing, imagine, worried that,
        worried, worryed, one day, 1 day, 5 day someone, some day, someday, eventually, whether it,
        policy, procedure, risk assessment, leaflet, advice, guidance, trainin, workshop, awareness,
        talk about, a talk, lesson, exercise, drill, fire drill, practise, practising, practice,
        rehearsal, rehearsing, simulation, pretend, lifeguards, first aid, licensed, self defence,
        boxing, cadets, prevention, campaign, assembly on, not sure what, if he ever, if she ever,
        ever brings, ever happens, as planned, tickets, will happen, will not happen, how to,
        training day, worries me, the event of, of an event, what to do when, what to do if,
        explains what, training, trainin tmrw, tmrw at
        """,
    "story": """
        game, games, gaming, film, films, movie, series, episode, show about, drama, play the, our
        play, in our play, the play, novel, book, story, storey, stories, song, songs, lyrics,
        album, video was, rap, drill music, music video, poem, cartoon, actor, actors, acting out,
        netflix, documentary, podcast, news, project, project about, macbeth, mural, painting, crime
        series, thriller, fiction, fake blood, costume, halloween, paintball, laser tag, nerf, toy,
        escape room, xbox, playstation, fortnite, roblox, minecraft, cosplay, panto, joke, joking,
        emoji, metaphor, so to speak, as he puts it, boss is on, good laugh, quiz, theme, lyrics
        name, chat is called, coursework, exams, gcse, trampoline, coach firm, dance, dancing, their
        new track, new track, history project, in the play, the costumes, drama group, a play about,
        vigil
        """,
    "crime_report": """
        stolen, stole, theft, burgled, burglary, nicked, went missing, was taken, were taken, was
        found, were found, we found, found a, came across, recovered, discovered, vandalised,
        damaged, criminal damage, slashed tyres, snapped off, sprayed, keyed, siphoned, forged,
        fraud, scam, scammed, bank card, pounds, broken into, was stolen, were stolen, has been
        using, has been taking, has been selling, admitted, admits, confessed, told us that, told me
        that, told his mentor, told her midwife, disclosed, reports, a statement, reported,
        witnesses, photographs, photos of, got it on, he was hit, was punched, was pushed, was
        kicked, was slapped, was bitten, was robbed, was mugged, was spat, was assaulted, was raped,
        exposed himself, indecent, counterfeit, powder, plants, scales, pills and, pellet, stitches,
        stitched, laceration, treated for, presented, dressing, healing, gsw, false address, refused
        to say, not say how, stab wound, knife wound, the money, some money, walk in patient, will
        not explain, would not explain, searched his, searched the, bag of pills, imitation,
        overnight, padlock, brand new, showed us a bruise, bruise where, would not say, would not
        give, did not want to say, caught on cctv, on our cctv, started deliberately, was started,
        investigation concluded, tied to a
        """,
    "special_report": """
        fgm, circumcised, cut as a, sunna, ceremony, touched her, used to touch, abused by, indecent
        images, naked photo, naked pictures, nude, sexual photos, private messages, messaging, pcso,
        constable, officer has, officers on, detective, youth worker, night carer, foster carer,
        nursery worker, supply teacher, whistleblow, extremist, radical, manifesto, beheading,
        proscribed, banned organisation, banned group, far right, race war, nazi, preacher,
        unbelievers, martyrs, heroes, propaganda, holds his passport, holds her papers, never been
        paid, not paid, no wages, no pay, sleeps on, visa, employer, employers, tracks her, her
        wages, stalking, messages since, forced marriage, marry her, cousin next year, next year,
        afraid of him, not been seen, has not been seen, not returned, not come back, reported
        missing, went missing, missing from, awol, not reported, marked absent, the coach, sports
        coach, our coach, swimming coach, one of our tutors, a support worker, a teaching assistant
        has, volunteer drivers, been absent, controls her, controls his, checks her phone, is in a
        relationship, touched by, was touched, had been cut, had the operation, looking up, tipping
        off, bribe, trafficked, sex work, without pay, sleepin with, sleeping with, wet beds, extra,
        inappropriate, has been telling, has been sending, has been messaging, has been asking, has
        been giving, has been watching, the boss holds, boss holds, boss keeps, boss has his, boss
        has her, keeps his passport, keeps her passport, keeps their passports, holds her passport,
        holds their, until he has paid, until she has paid, until they have paid, what he owes, what
        she owes, pay off, paid off, wages
        """,
    "reporting_voice": """
        told, said, disclosed, mentioned, reported, confided, explained, according to, stated,
        described, admitted, thinks, believes, feels, considers, noticed, noted, heard that, tells,
        say
        """,
    "body": """
        throat, neck, hair, face, arm, arms, mouth, eyes, head, chest, leg, legs, fingers, ankle,
        wrist, wrists, hand, hands, belly, stomach, ribs, teeth, ear, nose, back of the head, knees,
        knee, feet, skull, collar, hood, jaw
        """,
    "scene": """
        door, doors, stairs, window, floor, bathroom, bedroom, kitchen, toilets, toilet, gate,
        gates, corner, wall, letterbox, counter, steps, lights, pavement, corridor, landing, garden,
        hall, cupboard, stairwell, loft, fence, kerb, alley, boot, windscreen, path, doorway
        """,
    "unfinished": """
        still, again, keeps, will not stop, not stopped, not stopping, starts again, started again,
        getting worse, every time, each time, not coming, any time, so far no, not arrived, all
        over, everywhere
        """,
    "family_word": """
        mum, dad, mummy, daddy, sister, brother, baby, gran, nan, grandad, kids, uncle, aunt,
        cousin, father, mother, son, daughter, stepdad
        """,
    "not_found_now": """
        who did, nobody saw, no one saw, some time, sometime, at some point, when we opened, opened
        up, this morning, in the morning, afterwards, since then, after that, the next day, had
        gone, has gone, have gone, gone from, frame number, serial, statement
        """,
    "weekday": """
        monday, tuesday, wednesday, thursday, friday, saturday, sunday, weekend, mon, tues, weds,
        thurs, fri, sun
        """,
}
