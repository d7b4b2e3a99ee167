"""People, weapons, places and states that the danger rules speak of (domain.md 4): data."""

from collections.abc import Mapping

PERIL: Mapping[str, str] = {
    "PERSON": """
        boy, girl, child, children, kid, kids, lad, lads, man, men, woman, women, teenager,
        teenagers, teen, youth, youths, baby, babies, toddler, mum, dad, mother, father, parent,
        parents, gran, nan, grandmother, grandad, grandfather, brother, sister, son, daughter,
        uncle, aunt, cousin, patient, patients, pupil, pupils, student, students, resident,
        residents, tenant, tenants, client, customer, staff, nurse, doctor, teacher, officer,
        driver, guard, cashier, receptionist, worker, colleague, neighbour, visitor, prisoner,
        inmate, cellmate, partner, wife, husband, girlfriend, boyfriend, ex, victim, person, people,
        someone, somebody, anyone, everyone, everybody, guy, bloke, fella, male, female, lady,
        service user, carer, support worker, old man, old lady, pensioner, gang, group, crowd, mob,
        family, friend, mate, X, homeless man, passenger, passerby, couple, infant, newborn,
        sibling, siblings, foster child, two, three, four, five, several, others, another, each
        other, one another, adult, stepdad, stepfather, stepmum, landlord, bailiff, pharmacist,
        manager, member, members, shopkeeper, paramedic, volunteer, youngster, youngsters,
        attendant, waitress, warden, caretaker, cleaner, vicar, imam, rabbi, caller, head, other,
        dealers, dealer, attacker, attackers, robber, robbers, intruder, intruders, burglar,
        burglars, him, her, them, me, us, himself, herself, themselves, myself, themself, he, she,
        they, i, we, who, son s, lodger, granddaughter, grandson, niece, nephew, granny, nana, mams,
        lass, lasses, security, bouncer, steward, pedestrian, cyclist, dog walker, jogger, commuter
        """,
    "OBJ": """
        him, her, them, me, us, himself, herself, themselves, myself, each other, one another,
        someone, somebody, anyone, everyone, everybody, people, his, my, their, our, you
        """,
    "REFLEX": """
        himself, herself, themselves, myself, themself, her self, him self, my self
        """,
    "CHILD": """
        boy, girl, child, children, kid, kids, teenager, teenagers, teen, baby, babies, toddler,
        pupil, pupils, minor, schoolgirl, schoolboy, daughter, son, infant, newborn, little one,
        little ones, boys, girls, schoolgirls, schoolboys, stepdaughter, stepson, granddaughter,
        grandson, niece, nephew, underage, under age, foster child, youngster, youngsters, young
        person, young people, brownies, scouts, cubs, cadets, primary school, nursery, year old,
        year olds, adolescents, teenage, lass, lasses, pre teen, tween, kiddie
        """,
    "YOUNG": """
        boys, girls, baby, babies, toddler, infant, newborn, child, children, boy, girl, kid, kids,
        little one, little girl, little boy, little ones
        """,
    "INTIMATE": """
        former partner, former husband, former wife, former boyfriend, former girlfriend, stepdad,
        partner, husband, wife, ex, ex partner, ex husband, ex wife, ex boyfriend, ex girlfriend,
        boyfriend, girlfriend, spouse, fiance, fiancee, in laws, in-laws, lover, estranged, father
        of her children, father of her baby, baby's father, baby dad, babys dad
        """,
    "MENACE": """
        attacker, attackers, gang, ex, ex partner, ex husband, ex boyfriend, ex wife, ex girlfriend,
        abuser, perpetrator, stalker, armed, masked, intruder, intruders, hooded, balaclava,
        balaclavas, rival, rivals, injunction, restraining order, non molestation order, non mol,
        bail conditions, not allowed near, threatened, beat, attacked, stabbed, raped, assaulted,
        shot, scared, terrified, frightened, afraid, threatening, kidnapper, kidnappers,
        traffickers, trafficker, dealers, loan shark, fascists, pimp, violent, machetes, bats,
        knives, weapons, abusive, abused, hit, angry, furious, aggressive, raging, tooled up,
        hiding, screaming, banned, barred, petrified, panicking, refuge, murdered, killed, rapist,
        unknown male, hurt, petrol, enforcers, rottweiler, pitbull
        """,
    "FEAR": """
        scared, terrified, frightened, petrified, afraid, hysterical, panicking, fears for, fear
        for, in fear, fearing, distressed, shaking, begging, crying, in tears, sobbing, whispering,
        desperate, distraught, feels unsafe, not safe, unsafe, in danger, at risk
        """,
    "WEAPON": """
        petrol can, can of petrol, jerry can, knife, knives, blade, blades, gun, guns, machete,
        machetes, pistol, handgun, rifle, shotgun, firearm, firearms, weapon, weapons, axe, hatchet,
        hammer, crowbar, bat, bats, baseball bat, metal bar, iron bar, metal pole, scissors,
        screwdriver, sword, acid, bottle of acid, taser, zombie knife, samurai sword, cleaver, meat
        cleaver, knuckleduster, knuckledusters, revolver, crossbow, dagger, razor, razor blade,
        needle, syringe, broken bottle, petrol bomb, petrol bombs, grenade, air rifle, stun gun,
        bayonet, cosh, golf club, broken glass, shard of glass, piece of glass, shank, bricks, iron,
        chainsaw, sledgehammer, shooter, strap, rambo knife, flick knife, lock knife, kitchen knife,
        steak knife, butterfly knife, stanley knife, box cutter, craft knife, makeshift weapon,
        chisel, pickaxe, spade, lighter, chain, chains, poles, sticks, catapult, molotov, molotovs,
        ammonia, bleach, nail gun, bb gun
        """,
    "SHARP": """
        knife, knives, blade, blades, gun, guns, machete, machetes, pistol, handgun, rifle, shotgun,
        firearm, firearms, weapon, weapons, axe, hatchet, crowbar, sword, acid, zombie knife,
        samurai sword, cleaver, knuckleduster, revolver, crossbow, dagger, razor blade, petrol bomb,
        grenade, ammunition, bullets, air rifle, taser, shank, rambo knife, flick knife, lock knife,
        kitchen knife, butterfly knife, stanley knife, bayonet, cosh, explosives, pepper spray, cs
        gas
        """,
    "VEHICLE": """
        car, van, vehicle, taxi, lorry, truck, cab, boot, minibus, bus, audi, bmw, mercedes, golf,
        transit, fiesta, corsa, astra, focus, range rover, suv, train, boat, uber, motor, back seat,
        minicab, vw, ford, vauxhall, motorbike, moped, doorway, alley, alleyway, woods, bushes,
        toilets, room, house, flat, underpass, stairwell, garage, shed, estate, hatchback, people
        carrier, 4x4, pickup, camper, caravan, passenger seat, cubicle, building, subway, park,
        cellar, basement
        """,
    "WHEELS": """
        car, van, vehicle, taxi, lorry, truck, cab, boot, minibus, audi, bmw, mercedes, golf,
        transit, fiesta, corsa, astra, focus, range rover, suv, uber, motor, minicab, vw, ford,
        vauxhall, motorbike, moped, train, coach, hatchback, people carrier, 4x4, pickup, camper,
        passenger seat, back seat, saloon
        """,
    "HERE": """
        corridor, corridors, classroom, class, reception, ward, street, outside, here, waiting room,
        surgery, school, college, playground, canteen, dinner hall, dining hall, hall, foyer, lobby,
        shop, office, bus, bus stop, station, car park, landing, precinct, park, library, entrance,
        gate, gates, door, yard, wing, cell, kitchen, lounge, stairs, stairwell, toilets, changing
        room, sports hall, gym, field, town centre, high street, market, platform, bay, a and e,
        clinic, hospital, hostel, refuge, home, building, site, pharmacy, church, mosque, synagogue,
        temple, centre, hub, road, lift, garden, forecourt, pub, club, common room, courtyard,
        arcade, queue, side room, unit, block, counter, desk, front desk, till, lesson, assembly,
        form room, art room, science block, sick bay, waiting area, cafe, community centre, youth
        club, youth centre, train, drop in, quad, premises, roof, us, staff, bedroom, bathroom,
        balcony, upstairs, downstairs
        """,
    "HOMEPLACE": """
        flat, house, home, school, refuge, hostel, door, front door, back door, work, workplace,
        window, windows, garden, gates, gate, college, office, address, ward, hospital, unit,
        nursery, building, surgery, place, block, car, room, court, shop, drive, doorstep, centre
        """,
    "EDGE": """
        roof, rooftop, ledge, bridge, railway bridge, flyover, cliff, cliff edge, tracks, railway
        tracks, railway line, train tracks, rail tracks, railway, balcony, window ledge, window
        sill, windowsill, parapet, footbridge, multi storey, multi-storey, multistorey, edge, wrong
        side of the barrier, wrong side of the railings, wrong side of the rail, edge of the
        platform, scaffolding, crane, pier, motorway bridge, level crossing, live rail, line, tower,
        platform edge, viaduct, top floor, hard shoulder
        """,
    "PILLS": """
        tablets, tablet, pills, paracetamol, paracetamols, medication, medicine, meds, insulin,
        bleach, antifreeze, ibuprofen, antidepressants, codeine, morphine, opiates, sleeping
        tablets, sleeping pills, methadone, heroin, overdose, poison, weedkiller, weed killer, od,
        aspirin, diazepam, valium, button battery, battery, batteries, ketamine, amitriptyline,
        propranolol, pregabalin
        """,
    "DRUGS": """
        drugs, cannabis, weed, heroin, cocaine, crack, ketamine, spice, mdma, powder, brown powder,
        white powder, wraps, scales, tablets, pills, package, cannabis plants, plants, amphetamine,
        deal bags, snap bags, pellets, xanax, class a, nitrous, resin, rocks, bags of, crack pipe,
        dealer bags, grow, skunk, baggies, lsd, steroids, burner phones, counterfeit, stolen,
        contraband, mamba, crystal meth, edibles, thc, needles, foil, methadone, fentanyl
        """,
    "MEDICAL": """
        unconscious, unresponsive, not breathing, bleeding, bleeding out, choking, collapsed, not
        responding, not waking up, fitting, having a seizure, having a fit, blue lips, lips blue,
        lips are blue, turning blue, gone blue, going blue, not moving, passed out, lifeless,
        covered in blood, losing blood, lost a lot of blood, stopped breathing, no pulse, drowning,
        struggling to breathe, can not breathe, barely breathing, hardly breathing, not breathing
        properly, face down, badly injured, badly hurt, gasping, in and out of consciousness,
        slipping in and out, dying, foaming, convulsing, bleeding heavily, going in and out,
        overdosing, overdosed, hanging, drowsy, burning, on fire, slumped, drifting in and out, will
        not wake, can not wake, not rousable, motionless, having a stroke, in cardiac arrest,
        cardiac arrest, electrocuted, lying in a pool of blood, pool of blood, blood everywhere,
        trapped, impaled, vomiting blood, coughing blood, very badly burned
        """,
    "MEDHARD": """
        unconscious, unresponsive, not breathing, bleeding, not responding, not waking up, blue
        lips, lips blue, turning blue, not moving, lifeless, covered in blood, losing blood, stopped
        breathing, no pulse, drowning, struggling to breathe, can not breathe, barely breathing,
        hardly breathing, gasping, convulsing, overdosing, will not wake, motionless, cardiac
        arrest, pool of blood, blood everywhere, on fire, collapsed, slumped, choking, foaming
        """,
    "AID": """
        ambulance, paramedics, paramedic, 999, defib, defibrillator, cpr, air ambulance
        """,
    "HELP": """
        help me, please help, need help, needs help now, shouting for help, screaming for help,
        crying for help, calling for help, yelling for help, begging for help, cry for help, asking
        for help, get off me, leave me alone, send help, send someone, send police, send the police,
        send an officer, call the police, call police, calling the police, ring the police, need
        police, need the police, needs police, get the police, help her, help him, come quick, come
        quickly, come and get me, come get me, please come, save me, sos, need someone now, police
        needed, get here, get me out, rescue me, need officers, someone help, do not let him in,
        stop him, hurry
        """,
    "HELDIN": """
        locked, trapped, tied, tied up, chained, chained up, imprisoned, barricaded, cornered, held,
        kept, handcuffed, gagged, shut, held hostage, held captive, captive, hostage, held against,
        kept prisoner, detained, bound, padlocked, stuck, kept against, confined, caged, taped
        """,
    "ROOM": """
        in, inside, up, by, against, at, to, with, behind, under, upstairs, from, on, outside
        """,
    "LEAVE": """
        leave, go, out, go home, get out, escape, come out, get away, go out, leave the, get home,
        come home
        """,
    "FLAT": """
        flat, house, room, bedroom, car, van, cell, cellar, basement, bathroom, toilet, toilets,
        cupboard, hotel, hotel room, garage, shed, building, shop, office, kitchen, attic, loft,
        door, container, lorry, wardrobe, caravan, home, classroom, store room, storeroom, boot,
        pub, studio
        """,
    "ADMIT": """
        admitted, admits, confessed, confesses, bragged, boasted, bragging, boasting, owned up
        """,
    "FIRE": """
        fire, light, alight, fires
        """,
    "BUILDING": """
        house, flat, flats, home, building, shop, school, car, van, church, mosque, synagogue,
        temple, block, hostel, place, pub, barn, bins, bin, room, kitchen, door, front door,
        letterbox, hotel, hair, clothes, bed, tent, caravan, them, him, her, himself, herself, us,
        themselves, someone, family, refuge, shed, estate, stairwell, centre, unit, surgery
        """,
    "ENTRY": """
        door, doors, front door, back door, window, windows, gate, gates, shutters, shutter, fence,
        wall, house, shop, in, into, lock, letterbox, glass, side door, patio door, skylight, up,
        down, her door, panel, cell door, reception
        """,
    "LOOMING": """
        here, outside, at the door, at her door, at my door, at his door, at our door, at the gate,
        at the gates, at the window, in the house, in the building, in the garden, in the flat, in
        my house, in her house, in the loft, in reception, on the doorstep, in the car park, in the
        lobby, upstairs, downstairs, in the hallway, in the room, on the drive, in the foyer, in the
        grounds, in the corridor, in her flat, in her room, in her garden, at the refuge, at the
        school, at the hostel, in the stairwell, at reception, in the school, on site, in the
        waiting room, inside, nearby, round the corner, on the landing, on the ward, at the house,
        at her house, on the premises, in the shop, in the office, across the road, opposite, in my
        garden, in the porch, in the street, at his front door, at her front door, at my front door,
        at the front door, at the back door
        """,
    "INTRUDER": """
        intruder, intruders, someone, somebody, burglar, burglars, a man, unknown male, unknown man,
        a stranger, strangers, two men, three men, four men, masked men, masked man, robbers,
        gunman, gunmen, armed man, armed men, robber, raiders, masked, armed robbers, prowler, some
        men, attackers, attacker
        """,
    "GUNFIRE": """
        shots fired, gunshots, gun shots, gunfire, shooting, shots, active shooter, shooter,
        explosion, stabbing, bloodbath, gunman, machete attack, knife attack, terror attack,
        knifeman, attacker, explosions, hostage situation, riot, mass brawl, stand off, siege
        """,
    "BOMB": """
        bomb, device, explosive, explosives, suspicious package, suicide vest, pipe bomb, nail bomb,
        petrol bomb, ied, hand grenade, incendiary
        """,
    "FIGHT": """
        fight, fights, brawl, riot, punch up, disturbance, scrap, attack, ambush, stabbing,
        shooting, clash, showdown, revenge attack, straightener, retaliation, beating, scuffle, ride
        out, hit, kidnap, robbery, mass fight, one on one, disorder
        """,
    "SUICIDE": """
        suicide, suicidal, kill himself, kill herself, kill themselves, kill myself, end it all, end
        it, end his life, end her life, end their life, end my life, take his own life, take her own
        life, take her life, take his life, take their own life, take my own life, taking her own
        life, taking his own life, hang himself, hang herself, hanging himself, hanging herself,
        hung himself, hung herself, drown himself, drown herself, wants to die, want to die, wanting
        to die, wanted to die, not want to live, not want to be alive, not want to be here, not want
        to be here anymore, no reason to live, better off dead, suicide note, goodbye note, goodbye
        message, goodbye text, goodbye video, final goodbye, goodbye letter, said goodbye, saying
        goodbye, noose, ligature, overdose, overdosed, killing himself, killing herself, cut his
        wrists, cut her wrists, cutting her wrists, cutting his wrists, slit his wrists, slit her
        wrists, cut his throat, cut her throat, slitting her wrists, slitting his wrists, slash his
        wrists, slash her wrists, slashed her wrists, slashed his wrists, cut his wrist, cut her
        wrist, throw himself, throw herself, throwing herself, throwing himself, ending it, ending
        it all, ending her life, ending his life, ending things, jump off, jumped off, jump in front
        of, jump from, do away with himself, do something stupid, not wake up, finish it, not be
        here tomorrow, be gone by, will be dead, set himself on fire, set herself on fire, set fire
        to himself, set fire to herself, gas himself, gas herself, drive into a tree, step in front
        of, one last time, last goodbye, goodbyes, goodbye to, can not go on, can not go on any
        more, can not take any more, can not do this anymore, had enough of life, hurt himself, hurt
        herself, harm himself, harm herself, self harm, self harming, harming himself, harming
        herself, cutting himself, cutting herself, stab himself, stab herself, hurting herself,
        hurting himself, shoot himself, shoot herself, plan to die, going to die, bleed out
        """,
    "SUICIDE_ACT": """
        taken an overdose, taking an overdose, took an overdose, has overdosed, have overdosed,
        overdosing, cut her wrists, cut his wrists, slit her wrists, slit his wrists, slashed her
        wrists, slashed his wrists, cutting her wrists, cutting his wrists, slitting his wrists,
        slitting her wrists, hanging himself, hanging herself, noose, ligature, round her neck,
        round his neck, around her neck, around his neck, goodbye note, goodbye message, goodbye
        text, goodbye video, suicide note, goodbye letter, goodbyes, killing himself, killing
        herself, going to die, going to jump, about to jump, wants to jump, will jump, want to jump,
        threatening to jump, wants to die, want to die, ending it, going to end it, wants to end it,
        end it all, ending it all, can not go on, not want to live, not want to be alive, not want
        to be here anymore, not be here tomorrow, be gone by, better off dead, threatens to jump,
        jumping off, saying goodbye, one last time, final goodbye, cut his wrist, cut her wrist,
        hung himself, hung herself, hands round her throat, drunk bleach, tied a rope, rope round,
        doused himself, doused herself
        """,
    "DRUNK": """
        drunk, drink, high, pissed, intoxicated, under the influence, out of it, wasted, paralytic,
        smashed, drinking, off his face, off her face, been drinking, had a bottle, reeks of
        alcohol, smells of alcohol, smelling of alcohol, stinks of drink, can hardly stand, can
        barely stand, off her head, off his head, slurring
        """,
    "AIRPORT": """
        airport, gatwick, heathrow, flight, plane, ferry, stansted, luton, boarding, flying, abroad,
        out of the country, ferry port, terminal, check in, pakistan, somalia
        """,
    "MISSING": """
        missing, disappeared, absconded, awol, vanished, unaccounted for, run away, ran away, run
        off, ran off, walked out, wandered off, wandered out, not come home, not come back, not came
        back, not came home, not returned, not been seen, not return, not come back from, not
        arrived home, failed to return, failed to come back, failed to come home, gone missing, went
        missing, escaped, not home, not in his bed, not in her bed, can not find, can not be found,
        nowhere to be found, not know where she is, not know where he is, not know where they are,
        no idea where she is, no idea where he is, climbed out of the window, not got home, never
        came home, never came back, never arrived, never got home, not turned up, lost, gone awol,
        wandering, out on her own, out on his own
        """,
    "FRAIL": """
        dementia, alzheimers, toddler, baby, diabetic, insulin, freezing, pyjamas, nightie,
        nightdress, slippers, confused, no coat, barefoot, suicidal, snow, snowing, disabled,
        autistic, learning disability, learning disabilities, vulnerable, pregnant, no shoes, not
        dressed, unsteady, frail, nonverbal, non verbal, heart condition, epileptic, in the dark,
        epilepsy, needs his medication, needs her medication, without his medication, without her
        medication, minus two, below zero, river, railway, busy road, dual carriageway, motorway,
        main road, cliff, sea, harm, distressed, year one, reception class, older man, older men,
        wheelchair, inhaler, no phone, medication
        """,
    "ALONE": """
        left alone, home alone, on their own, on her own, on his own, unsupervised, alone,
        abandoned, left on
        """,
    "FLEE": """
        hiding, hid, locked himself in, locked herself in, locked themselves in, barricaded,
        escaped, run out, running
        """,
    "HIDING": """
        wardrobe, bathroom, cupboard, toilet, toilets, bedroom, upstairs, office, under, behind,
        room, loft, garden, shed, kitchen, bushes, stockroom, storeroom, cellar, classroom,
        classrooms, from him, from them, from her, staff room
        """,
    "ROAD": """
        in the road, on the motorway, on the railway, on the tracks, on the train tracks, in the
        middle of the road, in traffic, into traffic, on the dual carriageway, on the m27, on the
        a27, along the motorway, on the hard shoulder, along the tracks, on the line, on the railway
        line, along the railway, in front of cars, into the road, on the main road, in the
        carriageway, walking in the road, down the motorway, towards the railway, towards the
        tracks, towards the river, into the sea, into the river, in the river, in the water, in the
        sea, in the canal, in the lake, into the water, in the pond, to the bridge, towards the
        bridge, at the bridge, to the railway, to the cliffs, into the woods, out of the window
        """,
    "RECENT": """
        just texted, just messaged, just rang, just rung, just called, just phoned, has texted, has
        messaged, has rung, has called, has phoned, texted, texts, messaged, rang, rings, on the
        phone, phoned, phones, messaging, texting, keeps ringing, just said, just told me, just told
        us, just told, rung, snapchatted, just disclosed, calling, call from, phone call, just sent,
        has just said
        """,
}
