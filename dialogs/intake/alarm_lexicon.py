"""Classes of words that the alarm rules speak of (domain.md 4): data, not logic.

Words of a class are separated by commas; an entry with spaces is a phrase. A verb is a regular
lemma (`stab+b` doubles its last letter) or five forms: base, -s, -ing, past, participle.
"""

from collections.abc import Mapping

VERBS: Mapping[str, str] = {
    "HURT": """
        attack, assault, punch, kick, slap, batter, bash, stab+b, slash, strangle, choke,
        throttle, suffocate, smother, molest, grope, murder, harm, injure, torture, drown,
        poison, headbutt, thump, whack, stamp, rob+b, mug+g, shoot shoots shooting shot
        shot, hit hits hitting hit hit, beat beats beating beat beaten, hurt hurts hurting
        hurt hurt, bite bites biting bit bitten, kill, rape, maim, execute, knife knifes
        knifing knifed knifed, glass glasses glassing glassed glassed, pummel+l, clobber,
        lynch, maul, scald, mutilate, electrocute, stone stones stoning stoned stoned,
        shank, wound wounds wounding wounded wounded, brutalise, crush, trample, bottle
        bottles bottling bottled bottled, savage, cane, whip+p
        """,
    "HARM": """
        cut cuts cutting cut cut, burn burns burning burned burnt, jump, throw throws
        throwing threw thrown, shake shakes shaking shook shaken, bully bullies bullying
        bullied bullied, chase, corner, restrain, rush, threaten, terrorise, intimidate,
        abuse, spit spits spitting spat spat, smack, shank, do does doing did done, get gets
        getting got got, touch, trap+p, pin+n, sting stings stinging stung stung, target,
        ambush, gas, spike, drug+g, punish, fight fights fighting fought fought, swarm, bite
        bites biting bit bitten, set sets setting set set, abduct, kidnap+p, snatch
        """,
    "THREAT": """
        threaten, intimidate, menace, terrorise, blackmail
        """,
    "SEIZE": """
        drag+g, pull, push, shove, grab+b, force, bundle, snatch, haul, lure, coax, entice,
        abduct, kidnap+p, march, carry carries carrying carried carried, shepherd,
        manhandle, wrestle, lead leads leading led led, yank
        """,
    "SMASH": """
        smash, break breaks breaking broke broken, trash, ram+m, wreck, batter, vandalise,
        force, kick, boot, damage, bash, hammer, bang, destroy, jemmy jemmies jemmying
        jemmied jemmied, prise, pound, thump
        """,
    "WIELD": """
        wave, hold holds holding held held, brandish, carry carries carrying carried
        carried, swing swings swinging swung swung, point, show shows showing showed shown,
        pull, draw draws drawing drew drawn, flash, produce, wield, clutch, sharpen, load,
        raise, aim, grip+p, hide hides hiding hid hidden, lunge, flourish, tuck, bring
        brings bringing brought brought, conceal, grab+b, pack, fetch, stash, use, display
        """,
    "FOLLOW": """
        follow, chase, tail, stalk, track, hunt, pursue, corner, circle, hound
        """,
    "CRY": """
        scream, shout, yell, cry cries crying cried cried, sob+b, beg+g, plead, wail,
        shriek, howl, whimper
        """,
    "GO": """
        come comes coming came come, head, drive drives driving drove driven, walk, run runs
        running ran run, ride rides riding rode ridden, make makes making made made,
        travel+l, go goes going went gone, march, storm, charge, approach, turn
        """,
    "TAKE": """
        take takes taking took taken, drive drives driving drove driven, fly flies flying
        flew flown, remove, whisk, march
        """,
    "STEAL": """
        steal steals stealing stole stolen, nick, pinch, rob+b, burgle, mug+g, loot,
        shoplift, swipe, con+n, scam+m, defraud, embezzle, forge, vandalise, ransack,
        snatch, hack, pickpocket, joyride, cheat, swindle, extort, blackmail, trick,
        overcharge, launder, clone, strip+p, siphon
        """,
    "FIND": """
        find finds finding found found, recover, discover, seize, confiscate, uncover,
        locate, notice, come comes coming came come
        """,
    "TELL": """
        tell tells telling told told, say says saying said said, text, message, phone, ring
        rings ringing rang rung, call, disclose, whisper, email, report, snapchat, warn,
        post, write writes writing wrote written, state, mention, claim, threaten
        """,
    "CONTROL": """
        control, stalk, monitor, track, isolate, abuse, threaten, harass, bombard,
        intimidate, humiliate, belittle, degrade, pester, gaslight
        """,
}

WORDS: Mapping[str, str] = {
    "BE": """
        is, are, am, s, re, m, r, being, keeps, keep, started, starting, starts, gets,
        getting, got, continues to be, be
        """,
    "COMMON": """
        is, are, s, has, have, he, she, her, his, him, they, them, to, in, on, at, and, the,
        a, of, for, with, by, it, i, we, my, our, not, was, be, will, from, that, who, up,
        out, or, an, me, us, you, their, been, as, but, so, if, one, all, two, there, about
        """,
    "REACH": """
        and, but, so, because, while, who, then
        """,
    "IS": """
        is, are, am, s, re, m, r
        """,
    "HAVE": """
        has, have, s, ve, having, had just, just
        """,
    "HAS": """
        has, have, s, ve, got, has got, have got, carrying, carries
        """,
    "NEG": """
        not, no, never, nobody, none, nor, without, no one, neither, denies, denied,
        nothing, safe from, stopped, no longer
        """,
    "WILL": """
        will, ll, going to, about to, plans to, planning to, plan to, wants to, want to,
        wanting to, intends to, intending to, threatening to, threatens to, trying to, tries
        to, ready to, due to, preparing to, attempting to, coming to, arranging to, arranged
        to, shall, is to, are to, looking to, gearing up to, determined to, on his way to,
        on their way to, on her way to, on the way to, wanted to, set to, bound to, gonna,
        would, vowed to, vowing to, promising to, itching to, off to, being told to, telling
        him to, telling her to, telling them to, intention to, intention of
        """,
    "TO_NOW": """
        going to, about to, trying to, attempting to, threatening to, plans to, planning to,
        wants to, coming to, preparing to, ready to, starting to, on his way to, on their
        way to, on her way to, will, ll, intends to, intending to, saying he ll, want to,
        demanding to, off to
        """,
    "NOW": """
        right now, as we speak, as i speak, as i type, as i write, as i type this, as i
        write this, at this moment, this minute, this very minute, at this minute, this
        second, currently, tonight, this evening, this afternoon, this lunchtime, this
        lunch, just now, still, any minute, any second, any moment, at the moment, at
        present, presently, minutes ago, minute ago, moments ago, seconds ago, an hour ago,
        hour ago, half an hour ago, later today, after school today, at lunch today, at
        break, after school, at home time, at hometime, on his way, on their way, on her
        way, on the way, on the way here, on the phone now, in progress, ongoing, straight
        away, immediately, live, urgent, urgently, emergency, happening now, in an hour,
        within the hour, as soon as, before midnight, by midnight, at midnight, within
        minutes, right this second, end of school, out of school, again now, while i, while
        we, whilst i, whilst we, at unlock, last period, next lesson, all day today, at pick
        up, at closing, in front of me, in front of us, in front of my eyes, next to me,
        beside me, here now, there now, gets home, get home, comes home, gets out, gets
        back, soon, this weekend
        """,
    "STRONG": """
        since last night, since yesterday, right now, as we speak, as i speak, as i type, as
        i write, as i type this, as i write this, at this moment, this minute, this very
        minute, this second, currently, tonight, this evening, this afternoon, just now,
        still, any minute, any second, any moment, at the moment, minutes ago, minute ago,
        moments ago, seconds ago, later today, in progress, again today, is now, are now, am
        now, s now, re now, going to, about to, soon, now outside, outside now, here now,
        today, and now
        """,
    "NOWISH": """
        now, today, just, again, this morning, already, tomorrow, tonight
        """,
    "PAST": """
        nineties, eighties, seventies, noughties, years for, months for, yesterday, last
        night, last week, last month, last year, last term, last summer, last winter, last
        spring, last autumn, last weekend, last friday, last monday, last tuesday, last
        wednesday, last thursday, last saturday, last sunday, last christmas, last time,
        other day, other night, other week, overnight, over the weekend, at the weekend,
        during the night, in the night, over christmas, over easter, over half term, over
        the summer, in the summer, in the past, used to, previously, historic, historical,
        historically, formerly, days ago, weeks ago, months ago, years ago, week ago, month
        ago, year ago, day ago, few days ago, a while ago, while ago, long ago, ages ago,
        when he was, when she was, when they were, when i was, when we were, as a child, as
        a teenager, back then, earlier this week, earlier this month, earlier this year,
        earlier in the week, at the time, had been, night before, day before, week before,
        in the early hours, some time ago, in a previous, in his previous, in her previous,
        childhood, in the war, convicted, convictions, before christmas, the morning after,
        sentenced, jailed, served time, in prison for, anniversary, memorial, inquest, years
        back, weeks back, months back, in his youth, in her youth, when younger, inside for,
        did time, charged with, was charged, ex prisoner, nowadays, in those days, in
        february, in march, in april, in june, in july, in august, in september, in october,
        in november, in december, in january, since january, since february, since march,
        since april, since june, since july, since august, since september, since october,
        since november, since december, week on, half term
        """,
    "OLD": """
        nineties, eighties, seventies, noughties, years for, months for, years ago, year
        ago, last year, last summer, used to, historic, historical, when he was, when she
        was, when they were, as a child, as a teenager, childhood, in the past, previously,
        formerly, in his youth, in her youth, when younger, years back, decades ago, long
        ago, convicted, convictions, sentenced, jailed, served time, inside for, did time,
        in those days, when i was, back then, in prison for, ages ago, in the war
        """,
    "WEEKDAY": """
        monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tues, weds,
        thurs, fri, weekend, summer, month
        """,
    "HABIT": """
        been coming, been going, been driving, been meeting, been waiting,
        mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, sundays, weekends,
        often, usually, always, regularly, sometimes, every day, every night, every evening,
        every week, every weekend, most evenings, most nights, most days, most weekends,
        each night, each evening, each week, each day, evenings, nightly, at all hours, all
        hours, from time to time, occasionally, after dark, since august, at weekends,
        rarely, generally, normally, tends to, nights, for years, for months, for weeks,
        rumour, rumours, rumoured, gossip, supposedly, known for, reputation, is said to,
        are said to, at night, routinely, frequently, over the years, seldom, on and off, it
        has gone on
        """,
    "HYPO": """
        leaflet, what to do when, what to do if, one day, 5 day someone, some day, someday, in the event, suppose, supposing,
        if there was, if there were, if it was, if i saw, if we saw, would have, could have,
        might have, should have, in case, as if, as though, what if, had he, imagine,
        hypothetically, example, for instance, policy, procedure, what would, wouldn't, risk
        assessment, could one day, might one day
        """,
    "FICTION": """
        story about, storey about, wrote a story, in our play, in the play, school play, thriller, book group, mural,
        on the news, escape room, fake blood, crime series, self defence, awareness, exercise tonight, pretend gunman,
        game, games, gaming, film, films, movie, movies, fortnite, xbox, playstation, gta,
        call of duty, minecraft, roblox, drama, rehearsal, rehearsing, rehearsals, play
        about, novel, song, songs, lyrics, drill music, rap, album, poem, fire drill,
        cartoon, actor, actors, netflix, show about, nickname, nicknamed, lesson about,
        lesson on, dreamt, paintball, laser tag, nerf, water pistol, water fight, water
        balloons, snowball, snowballs, costume, halloween, documentary, podcast, play fight,
        play fighting, pretend, pretending, toy, panto, pantomime, photo shoot, cosplay,
        metaphor, figure of speech
        """,
    "FIGURE": """
        shot me a look, shot him a look, shot her a look, stabbed in the back, held to ransom, fighting to keep,
        fighting to save, fight night, on the warpath, up in arms, attacked the buffet, attacked his food, spread like
        wildfire, bad blood, knife crime, stab vests, stab vest, counter terrorism, suicide prevention,
        fighting over who, fighting over what, fighting about, fighting it, fighting his corner, fighting her corner,
        nan will kill, mum will kill, gran will kill, boss will kill, mum would kill, nan
        would kill, mum is going to kill, mum s going to kill, wife will kill me, looks
        could kill, i d be dead, getting hurt feelings, coming and going, come and go, comes
        and goes, came and went, coming or going, fallen out, falling out, fell out with,
        fall out with, died laughing, dying laughing, nearly died, killing time, kill time,
        dying to, dying for, to die for, would kill for, could kill for, kill for, killing
        it, smashing it, smashed it, nailed it, hitting the gym, hit the gym, hits the gym,
        hitting the shops, hit the town, hit the roof, hit the road, hit it off, hit the
        ground, hit and miss, a hit with, a bit of a hit, big hit, hit song, hit me that,
        hit home, hit hard by, hit rock bottom, on fire at, on fire in, on fire this season,
        on fire lately, on fire on the pitch, shooting hoops, shooting pool, shooting goals,
        shooting a video, shooting a film, shooting a music video, shooting star, shooting
        up, shot up, dead quiet, dead on his feet, dead end, dead good, dead nice, dead set,
        killer deal, kills me, killing me, laughing my head off, bombed his, bombed her,
        bombed it, bath bomb, bath bombs, photo bomb, bomb around, like a bomb, cost a bomb,
        went like a bomb, bombing around, sick of, gave me a heart attack, nearly had a
        heart attack, panic attack, panic attacks, heart attack, asthma attack, beat his
        record, beat her record, off the beaten, kick about, kickabout, kick around, kicking
        a ball, kicking a football, kicking the ball, kicked a ball, kicking up a fuss, stab
        at, a stab in the dark, back stabbing, backstabbing, backstabber, murder on the
        dancefloor, got away with murder, gets away with murder, get away with murder, blue
        murder, over the moon, jump at the chance, jumped at the chance, jump the queue,
        jumping the queue, jumped the queue, jump ship, jumping for joy, jump rope, break a
        leg, break time, breaking news, breaking up, breaks up, killed it, crushed it,
        crushing it, crush on, punching above, punch up, wouldn't hurt a fly, not hurt a
        fly, never hurt a fly, cut short, cut off from, cut up about, cutting down, cut
        down, cut in on, cut corners, cutting corners, cutting hair, cutting grass, cutting
        the grass, cutting his hair, short cut, burn out, burned out, burnt out, burning the
        candle, burning question, burning cds, shoot for, shoot the breeze, shooting from
        the hip, quick shot, long shot, big shot, have a shot, a shot at, gun shy, jumping
        the gun, top gun, stick to his guns, sticks to his guns, screaming kids, knife edge,
        under the knife, war chest, fighting fit, fighting for, fight for, fighting games,
        held up by, held up in, held up at work, trap music, trap house, hot shot, shoot
        off, shot off, hurt feelings, hurt his feelings, hurt her feelings, hurt my
        feelings, hit on, hitting on, missed out, missing out, drown his sorrows, drowning
        in, drowning his sorrows, drowning in paperwork, chasing up, chase up, chased up,
        follow up, following up, follow on, followed up, screaming out for, crying out for,
        crying wolf, crying shame, blow up on, blowing up on, blown up on, blowing up my
        phone, blows up my phone, going to be sick, murdering a, murder a pint, murder a
        curry, mugged off, mug off, legged it, slashed prices, prices slashed, kills two
        birds, hitting the books, hitting the beach, hit the beach, hitting the pub, hitting
        the clubs, break the ice, breaking bad, smash burger, smashing lad, smashing time,
        had a blast, having a blast, blast from the past, dead funny, dead busy, take a hit,
        take a shot, shots of, shot of, shots at the bar, doing shots, jumped ship, taking
        the mick, hang out, hanging out, hangs out, hang around, hanging around, hangs
        around, hang about, hanging about, hung out, gets done, get done, done up, doing up,
        doing well, get up, getting on, get on, gets on, set up, setting up, sets up, threw
        away, throw away, throws away, throwing away, throwing a party, throwing parties,
        throws parties, throwing up, throws up, gas works, gas station, drive in, drive
        through, a drive by, rushed off, rush hour, dead line, bunking off, killed off,
        burning rubber, burning through, burn through, sting operation, whipping up, whip
        round, whipped up, run of the mill, blood test, blood tests, blood pressure, in cold
        blood, taking blood, bleeding edge, bleeding love, flooding in, bombarding, kick
        boxing, kickboxing, battered sausage, battered cod, battered fish, battered van,
        battered car, battered old, battered white, beaten up car, beaten up van, beat up
        car, beat up old, beat up van, beaten up old, crash course, crash out, crashing on,
        crashes on, crash at, crashing at, stabbing pain, stabbing pains, killing themselves
        laughing, killing himself laughing, killing herself laughing, pulled a face,
        throwing shade, throw shade, shooting club, gun club, clay pigeon, shooting clay,
        nail gun, glue gun, staple gun, water gun, pellet hole, kitchen knife set, stanley
        cup, axe throwing, bladed shoes, roller blades, rollerblades, razor sharp, razor
        scooter, poison ivy, stone throw, stones throw, in stone, threatening to share,
        threatening to post, threatening to send, threatening to leak, threatening to
        expose, threatening to report, threatening to leave, threatening to evict,
        threatening to sue, threatening to tell, threatening to move, threatening to stop,
        threatening to close, threatening to complain, threatening to show, threatening to
        put, threatening to publish, threatened to share, threatened to post, threatened to
        send, threatened to leak, threatened to expose, threatened to report, threatened to
        leave, threatened to evict, threatened to sue, threatened to tell, threatened to
        move, threatened to stop, threatened to close, threatened to complain, threatened to
        show, threatened to put, threatened to publish, threatens to share, threatens to
        post, threatens to send, threatens to leak, threatens to expose, threatens to
        report, threatens to leave, threatens to evict, threatens to sue, threatens to tell,
        threatens to move, threatens to stop, threatens to close, threatens to complain,
        threatens to show, threatens to put, threatens to publish, threaten to share,
        threaten to post, threaten to send, threaten to leak, threaten to expose, threaten
        to report, threaten to leave, threaten to evict, threaten to sue, threaten to tell,
        threaten to move, threaten to stop, threaten to close, threaten to complain,
        threaten to show, threaten to put, threaten to publish
        """,
    "PERSON": """
        boy, girl, child, children, kid, kids, lad, lads, man, men, woman, women, teenager,
        teenagers, teen, youth, youths, baby, babies, toddler, mum, dad, mother, father,
        parent, parents, gran, nan, grandmother, grandad, grandfather, brother, sister, son,
        daughter, uncle, aunt, cousin, patient, patients, pupil, pupils, student, students,
        resident, residents, tenant, tenants, client, customer, staff, nurse, doctor,
        teacher, officer, driver, guard, cashier, receptionist, worker, colleague,
        neighbour, visitor, prisoner, inmate, cellmate, partner, wife, husband, girlfriend,
        boyfriend, ex, victim, person, people, someone, somebody, anyone, everyone,
        everybody, guy, bloke, fella, male, female, lady, service user, carer, support
        worker, old man, old lady, pensioner, gang, group, crowd, mob, family, friend, mate,
        X, homeless man, passenger, passerby, couple, infant, newborn, sibling, siblings,
        foster child, two, three, four, five, several, others, another, each other, one
        another, adult, stepdad, stepfather, stepmum, landlord, bailiff, pharmacist,
        manager, member, members, shopkeeper, paramedic, volunteer, youngster, youngsters,
        attendant, waitress, warden, caretaker, cleaner, vicar, imam, rabbi, caller, head,
        other, dealers, dealer, attacker, attackers, robber, robbers, intruder, intruders,
        burglar, burglars, him, her, them, me, us, himself, herself, themselves, myself,
        themself, he, she, they, i, we, who, son s, lodger, granddaughter, grandson, niece,
        nephew, granny, nana, mams, lass, lasses, security, bouncer, steward, pedestrian,
        cyclist, dog walker, jogger, commuter
        """,
    "OBJ": """
        him, her, them, me, us, himself, herself, themselves, myself, each other, one
        another, someone, somebody, anyone, everyone, everybody, people, his, my, their,
        our, you
        """,
    "REFLEX": """
        himself, herself, themselves, myself, themself, her self, him self, my self
        """,
    "CHILD": """
        boy, girl, child, children, kid, kids, teenager, teenagers, teen, baby, babies,
        toddler, pupil, pupils, minor, schoolgirl, schoolboy, daughter, son, infant,
        newborn, little one, little ones, boys, girls, schoolgirls, schoolboys,
        stepdaughter, stepson, granddaughter, grandson, niece, nephew, underage, under age,
        foster child, youngster, youngsters, young person, young people, brownies, scouts,
        cubs, cadets, primary school, nursery, year old, year olds, adolescents, teenage,
        lass, lasses, pre teen, tween, kiddie
        """,
    "YOUNG": """
        boys, girls, baby, babies, toddler, infant, newborn, child, children, boy, girl,
        kid, kids, little one, little girl, little boy, little ones
        """,
    "INTIMATE": """
        former partner, former husband, former wife, former boyfriend, former girlfriend, stepdad,
        partner, husband, wife, ex, ex partner, ex husband, ex wife, ex boyfriend, ex
        girlfriend, boyfriend, girlfriend, spouse, fiance, fiancee, in laws, in-laws, lover,
        estranged, father of her children, father of her baby, baby's father, baby dad,
        babys dad
        """,
    "MENACE": """
        attacker, attackers, gang, ex, ex partner, ex husband, ex boyfriend, ex wife, ex
        girlfriend, abuser, perpetrator, stalker, armed, masked, intruder, intruders,
        hooded, balaclava, balaclavas, rival, rivals, injunction, restraining order, non
        molestation order, non mol, bail conditions, not allowed near, threatened, beat,
        attacked, stabbed, raped, assaulted, shot, scared, terrified, frightened, afraid,
        threatening, kidnapper, kidnappers, traffickers, trafficker, dealers, loan shark,
        fascists, pimp, violent, machetes, bats, knives, weapons, abusive, abused, hit,
        angry, furious, aggressive, raging, tooled up, hiding, screaming, banned, barred,
        petrified, panicking, refuge, murdered, killed, rapist, unknown male, hurt, petrol,
        enforcers, rottweiler, pitbull
        """,
    "FEAR": """
        scared, terrified, frightened, petrified, afraid, hysterical, panicking, fears for,
        fear for, in fear, fearing, distressed, shaking, begging, crying, in tears, sobbing,
        whispering, desperate, distraught, feels unsafe, not safe, unsafe, in danger, at
        risk
        """,
    "WEAPON": """
        petrol can, can of petrol, jerry can,
        knife, knives, blade, blades, gun, guns, machete, machetes, pistol, handgun, rifle,
        shotgun, firearm, firearms, weapon, weapons, axe, hatchet, hammer, crowbar, bat,
        bats, baseball bat, metal bar, iron bar, metal pole, scissors, screwdriver, sword,
        acid, bottle of acid, taser, zombie knife, samurai sword, cleaver, meat cleaver,
        knuckleduster, knuckledusters, revolver, crossbow, dagger, razor, razor blade,
        needle, syringe, broken bottle, petrol bomb, petrol bombs, grenade, air rifle, stun
        gun, bayonet, cosh, golf club, broken glass, shard of glass, piece of glass, shank,
        bricks, iron, chainsaw, sledgehammer, shooter, strap, rambo knife, flick knife, lock
        knife, kitchen knife, steak knife, butterfly knife, stanley knife, box cutter, craft
        knife, makeshift weapon, chisel, pickaxe, spade, lighter, chain, chains, poles,
        sticks, catapult, molotov, molotovs, ammonia, bleach, nail gun, bb gun
        """,
    "SHARP": """
        knife, knives, blade, blades, gun, guns, machete, machetes, pistol, handgun, rifle,
        shotgun, firearm, firearms, weapon, weapons, axe, hatchet, crowbar, sword, acid,
        zombie knife, samurai sword, cleaver, knuckleduster, revolver, crossbow, dagger,
        razor blade, petrol bomb, grenade, ammunition, bullets, air rifle, taser, shank,
        rambo knife, flick knife, lock knife, kitchen knife, butterfly knife, stanley knife,
        bayonet, cosh, explosives, pepper spray, cs gas
        """,
    "VEHICLE": """
        car, van, vehicle, taxi, lorry, truck, cab, boot, minibus, bus, audi, bmw, mercedes,
        golf, transit, fiesta, corsa, astra, focus, range rover, suv, train, boat, uber,
        motor, back seat, minicab, vw, ford, vauxhall, motorbike, moped, doorway, alley,
        alleyway, woods, bushes, toilets, room, house, flat, underpass, stairwell, garage,
        shed, estate, hatchback, people carrier, 4x4, pickup, camper, caravan, passenger
        seat, cubicle, building, subway, park, cellar, basement
        """,
    "WHEELS": """
        car, van, vehicle, taxi, lorry, truck, cab, boot, minibus, audi, bmw, mercedes,
        golf, transit, fiesta, corsa, astra, focus, range rover, suv, uber, motor, minicab,
        vw, ford, vauxhall, motorbike, moped, train, coach, hatchback, people carrier, 4x4,
        pickup, camper, passenger seat, back seat, saloon
        """,
    "HERE": """
        corridor, corridors, classroom, class, reception, ward, street, outside, here,
        waiting room, surgery, school, college, playground, canteen, dinner hall, dining
        hall, hall, foyer, lobby, shop, office, bus, bus stop, station, car park, landing,
        precinct, park, library, entrance, gate, gates, door, yard, wing, cell, kitchen,
        lounge, stairs, stairwell, toilets, changing room, sports hall, gym, field, town
        centre, high street, market, platform, bay, a and e, clinic, hospital, hostel,
        refuge, home, building, site, pharmacy, church, mosque, synagogue, temple, centre,
        hub, road, lift, garden, forecourt, pub, club, common room, courtyard, arcade,
        queue, side room, unit, block, counter, desk, front desk, till, lesson, assembly,
        form room, art room, science block, sick bay, waiting area, cafe, community centre,
        youth club, youth centre, train, drop in, quad, premises, roof, us, staff, bedroom,
        bathroom, balcony, upstairs, downstairs
        """,
    "HOMEPLACE": """
        flat, house, home, school, refuge, hostel, door, front door, back door, work,
        workplace, window, windows, garden, gates, gate, college, office, address, ward,
        hospital, unit, nursery, building, surgery, place, block, car, room, court, shop,
        drive, doorstep, centre
        """,
    "EDGE": """
        roof, rooftop, ledge, bridge, railway bridge, flyover, cliff, cliff edge, tracks,
        railway tracks, railway line, train tracks, rail tracks, railway, balcony, window
        ledge, window sill, windowsill, parapet, footbridge, multi storey, multi-storey,
        multistorey, edge, wrong side of the barrier, wrong side of the railings, wrong side
        of the rail, edge of the platform, scaffolding, crane, pier, motorway bridge, level
        crossing, live rail, line, tower, platform edge, viaduct, top floor, hard shoulder
        """,
    "PILLS": """
        tablets, tablet, pills, paracetamol, paracetamols, medication, medicine, meds,
        insulin, bleach, antifreeze, ibuprofen, antidepressants, codeine, morphine, opiates,
        sleeping tablets, sleeping pills, methadone, heroin, overdose, poison, weedkiller,
        weed killer, od, aspirin, diazepam, valium, button battery, battery, batteries,
        ketamine, amitriptyline, propranolol, pregabalin
        """,
    "DRUGS": """
        drugs, cannabis, weed, heroin, cocaine, crack, ketamine, spice, mdma, powder, brown
        powder, white powder, wraps, scales, tablets, pills, package, cannabis plants,
        plants, amphetamine, deal bags, snap bags, pellets, xanax, class a, nitrous, resin,
        rocks, bags of, crack pipe, dealer bags, grow, skunk, baggies, lsd, steroids, burner
        phones, counterfeit, stolen, contraband, mamba, crystal meth, edibles, thc, needles,
        foil, methadone, fentanyl
        """,
    "MEDICAL": """
        unconscious, unresponsive, not breathing, bleeding, bleeding out, choking,
        collapsed, not responding, not waking up, fitting, having a seizure, having a fit,
        blue lips, lips blue, lips are blue, turning blue, gone blue, going blue, not
        moving, passed out, lifeless, covered in blood, losing blood, lost a lot of blood,
        stopped breathing, no pulse, drowning, struggling to breathe, can not breathe,
        barely breathing, hardly breathing, not breathing properly, face down, badly
        injured, badly hurt, gasping, in and out of consciousness, slipping in and out,
        dying, foaming, convulsing, bleeding heavily, going in and out, overdosing,
        overdosed, hanging, drowsy, burning, on fire, slumped, drifting in and out, will not
        wake, can not wake, not rousable, motionless, having a stroke, in cardiac arrest,
        cardiac arrest, electrocuted, lying in a pool of blood, pool of blood, blood
        everywhere, trapped, impaled, vomiting blood, coughing blood, very badly burned
        """,
    "MEDHARD": """
        unconscious, unresponsive, not breathing, bleeding, not responding, not waking up,
        blue lips, lips blue, turning blue, not moving, lifeless, covered in blood, losing
        blood, stopped breathing, no pulse, drowning, struggling to breathe, can not
        breathe, barely breathing, hardly breathing, gasping, convulsing, overdosing, will
        not wake, motionless, cardiac arrest, pool of blood, blood everywhere, on fire,
        collapsed, slumped, choking, foaming
        """,
    "AID": """
        ambulance, paramedics, paramedic, 999, defib, defibrillator, cpr, air ambulance
        """,
    "HELP": """
        help me, please help, need help, needs help now, shouting for help, screaming for
        help, crying for help, calling for help, yelling for help, begging for help, cry for
        help, asking for help, get off me, leave me alone, send help, send someone, send
        police, send the police, send an officer, call the police, call police, calling the
        police, ring the police, need police, need the police, needs police, get the police,
        help her, help him, come quick, come quickly, come and get me, come get me, please
        come, save me, sos, need someone now, police needed, get here, get me out, rescue
        me, need officers, someone help, do not let him in, stop him, hurry
        """,
    "HELDIN": """
        locked, trapped, tied, tied up, chained, chained up, imprisoned, barricaded,
        cornered, held, kept, handcuffed, gagged, shut, held hostage, held captive, captive,
        hostage, held against, kept prisoner, detained, bound, padlocked, stuck, kept
        against, confined, caged, taped
        """,
    "ROOM": """
        in, inside, up, by, against, at, to, with, behind, under, upstairs, from, on,
        outside
        """,
    "LEAVE": """
        leave, go, out, go home, get out, escape, come out, get away, go out, leave the, get
        home, come home
        """,
    "FLAT": """
        flat, house, room, bedroom, car, van, cell, cellar, basement, bathroom, toilet,
        toilets, cupboard, hotel, hotel room, garage, shed, building, shop, office, kitchen,
        attic, loft, door, container, lorry, wardrobe, caravan, home, classroom, store room,
        storeroom, boot, pub, studio
        """,
    "ADMIT": """
        admitted, admits, confessed, confesses, bragged, boasted, bragging, boasting, owned
        up
        """,
    "FIRE": """
        fire, light, alight, fires
        """,
    "BUILDING": """
        house, flat, flats, home, building, shop, school, car, van, church, mosque,
        synagogue, temple, block, hostel, place, pub, barn, bins, bin, room, kitchen, door,
        front door, letterbox, hotel, hair, clothes, bed, tent, caravan, them, him, her,
        himself, herself, us, themselves, someone, family, refuge, shed, estate, stairwell,
        centre, unit, surgery
        """,
    "ENTRY": """
        door, doors, front door, back door, window, windows, gate, gates, shutters, shutter,
        fence, wall, house, shop, in, into, lock, letterbox, glass, side door, patio door,
        skylight, up, down, her door, panel, cell door, reception
        """,
    "LOOMING": """
        here, outside, at the door, at her door, at my door, at his door, at our door, at
        the gate, at the gates, at the window, in the house, in the building, in the garden,
        in the flat, in my house, in her house, in the loft, in reception, on the doorstep,
        in the car park, in the lobby, upstairs, downstairs, in the hallway, in the room, on
        the drive, in the foyer, in the grounds, in the corridor, in her flat, in her room,
        in her garden, at the refuge, at the school, at the hostel, in the stairwell, at
        reception, in the school, on site, in the waiting room, inside, nearby, round the
        corner, on the landing, on the ward, at the house, at her house, on the premises, in
        the shop, in the office, across the road, opposite, in my garden, in the porch, in
        the street, at his front door, at her front door, at my front door, at the front
        door, at the back door
        """,
    "INTRUDER": """
        intruder, intruders, someone, somebody, burglar, burglars, a man, unknown male,
        unknown man, a stranger, strangers, two men, three men, four men, masked men, masked
        man, robbers, gunman, gunmen, armed man, armed men, robber, raiders, masked, armed
        robbers, prowler, some men, attackers, attacker
        """,
    "GUNFIRE": """
        shots fired, gunshots, gun shots, gunfire, shooting, shots, active shooter, shooter,
        explosion, stabbing, bloodbath, gunman, machete attack, knife attack, terror attack,
        knifeman, attacker, explosions, hostage situation, riot, mass brawl, stand off,
        siege
        """,
    "BOMB": """
        bomb, device, explosive, explosives, suspicious package, suicide vest, pipe bomb,
        nail bomb, petrol bomb, ied, hand grenade, incendiary
        """,
    "FIGHT": """
        fight, fights, brawl, riot, punch up, disturbance, scrap, attack, ambush, stabbing,
        shooting, clash, showdown, revenge attack, straightener, retaliation, beating,
        scuffle, ride out, hit, kidnap, robbery, mass fight, one on one, disorder
        """,
    "SUICIDE": """
        suicide, suicidal, kill himself, kill herself, kill themselves, kill myself, end it
        all, end it, end his life, end her life, end their life, end my life, take his own
        life, take her own life, take her life, take his life, take their own life, take my
        own life, taking her own life, taking his own life, hang himself, hang herself,
        hanging himself, hanging herself, hung himself, hung herself, drown himself, drown
        herself, wants to die, want to die, wanting to die, wanted to die, not want to live,
        not want to be alive, not want to be here, not want to be here anymore, no reason to
        live, better off dead, suicide note, goodbye note, goodbye message, goodbye text,
        goodbye video, final goodbye, goodbye letter, said goodbye, saying goodbye, noose,
        ligature, overdose, overdosed, killing himself, killing herself, cut his wrists, cut
        her wrists, cutting her wrists, cutting his wrists, slit his wrists, slit her
        wrists, cut his throat, cut her throat, slitting her wrists, slitting his wrists,
        slash his wrists, slash her wrists, slashed her wrists, slashed his wrists, cut his
        wrist, cut her wrist, throw himself, throw herself, throwing herself, throwing
        himself, ending it, ending it all, ending her life, ending his life, ending things,
        jump off, jumped off, jump in front of, jump from, do away with himself, do
        something stupid, not wake up, finish it, not be here tomorrow, be gone by, will be
        dead, set himself on fire, set herself on fire, set fire to himself, set fire to
        herself, gas himself, gas herself, drive into a tree, step in front of, one last
        time, last goodbye, goodbyes, goodbye to, can not go on, can not go on any more, can
        not take any more, can not do this anymore, had enough of life, hurt himself, hurt
        herself, harm himself, harm herself, self harm, self harming, harming himself,
        harming herself, cutting himself, cutting herself, stab himself, stab herself,
        hurting herself, hurting himself, shoot himself, shoot herself, plan to die, going
        to die, bleed out
        """,
    "SUICIDE_ACT": """
        taken an overdose, taking an overdose, took an overdose, has overdosed, have
        overdosed, overdosing, cut her wrists, cut his wrists, slit her wrists, slit his
        wrists, slashed her wrists, slashed his wrists, cutting her wrists, cutting his
        wrists, slitting his wrists, slitting her wrists, hanging himself, hanging herself,
        noose, ligature, round her neck, round his neck, around her neck, around his neck,
        goodbye note, goodbye message, goodbye text, goodbye video, suicide note, goodbye
        letter, goodbyes, killing himself, killing herself, going to die, going to jump,
        about to jump, wants to jump, will jump, want to jump, threatening to jump, wants to
        die, want to die, ending it, going to end it, wants to end it, end it all, ending it
        all, can not go on, not want to live, not want to be alive, not want to be here
        anymore, not be here tomorrow, be gone by, better off dead, threatens to jump,
        jumping off, saying goodbye, one last time, final goodbye, cut his wrist, cut her
        wrist, hung himself, hung herself, hands round her throat, drunk bleach, tied a
        rope, rope round, doused himself, doused herself
        """,
    "DRUNK": """
        drunk, drink, high, pissed, intoxicated, under the influence, out of it, wasted,
        paralytic, smashed, drinking, off his face, off her face, been drinking, had a
        bottle, reeks of alcohol, smells of alcohol, smelling of alcohol, stinks of drink,
        can hardly stand, can barely stand, off her head, off his head, slurring
        """,
    "AIRPORT": """
        airport, gatwick, heathrow, flight, plane, ferry, stansted, luton, boarding, flying,
        abroad, out of the country, ferry port, terminal, check in, pakistan, somalia
        """,
    "MISSING": """
        missing, disappeared, absconded, awol, vanished, unaccounted for, run away, ran
        away, run off, ran off, walked out, wandered off, wandered out, not come home, not
        come back, not came back, not came home, not returned, not been seen, not return,
        not come back from, not arrived home, failed to return, failed to come back, failed
        to come home, gone missing, went missing, escaped, not home, not in his bed, not in
        her bed, can not find, can not be found, nowhere to be found, not know where she is,
        not know where he is, not know where they are, no idea where she is, no idea where
        he is, climbed out of the window, not got home, never came home, never came back,
        never arrived, never got home, not turned up, lost, gone awol, wandering, out on her
        own, out on his own
        """,
    "FRAIL": """
        dementia, alzheimers, toddler, baby, diabetic, insulin, freezing, pyjamas, nightie,
        nightdress, slippers, confused, no coat, barefoot, suicidal, snow, snowing,
        disabled, autistic, learning disability, learning disabilities, vulnerable,
        pregnant, no shoes, not dressed, unsteady, frail, nonverbal, non verbal, heart
        condition, epileptic, in the dark, epilepsy, needs his medication, needs her
        medication, without his medication, without her medication, minus two, below zero,
        river, railway, busy road, dual carriageway, motorway, main road, cliff, sea, harm,
        distressed, year one, reception class, older man, older men, wheelchair, inhaler, no
        phone, medication
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
        wardrobe, bathroom, cupboard, toilet, toilets, bedroom, upstairs, office, under,
        behind, room, loft, garden, shed, kitchen, bushes, stockroom, storeroom, cellar,
        classroom, classrooms, from him, from them, from her, staff room
        """,
    "ROAD": """
        in the road, on the motorway, on the railway, on the tracks, on the train tracks, in
        the middle of the road, in traffic, into traffic, on the dual carriageway, on the
        m27, on the a27, along the motorway, on the hard shoulder, along the tracks, on the
        line, on the railway line, along the railway, in front of cars, into the road, on
        the main road, in the carriageway, walking in the road, down the motorway, towards
        the railway, towards the tracks, towards the river, into the sea, into the river, in
        the river, in the water, in the sea, in the canal, in the lake, into the water, in
        the pond, to the bridge, towards the bridge, at the bridge, to the railway, to the
        cliffs, into the woods, out of the window
        """,
    "RECENT": """
        just texted, just messaged, just rang, just rung, just called, just phoned, has
        texted, has messaged, has rung, has called, has phoned, texted, texts, messaged,
        rang, rings, on the phone, phoned, phones, messaging, texting, keeps ringing, just
        said, just told me, just told us, just told, rung, snapchatted, just disclosed,
        calling, call from, phone call, just sent, has just said
        """,
    "SEX": """
        touched by, was touched, been touched,
        sexual, sexually, sex, naked, nude, nudes, nudies, indecent, indecent images,
        private parts, privates, molested, molesting, rape, raped, raping, groomed,
        grooming, touched her, touched him, touches her, touches him, touching her, touching
        him, touch him, touch her, touch his, touch it, touch me, touched me,
        inappropriately, inappropriate touching, abuse images, topless, explicit, intimate
        pictures, intimate images, intimate photos, dick pics, dick pic, porn, pornography,
        bottom, breasts, genitals, penis, vagina, willy, underwear, underpants, knickers,
        kissed, kissing, kiss, masturbating, csa, cse, sexting, sexts, sexualised, incest,
        undress, undressed, take her clothes off, take his clothes off, take off her
        clothes, take off his clothes, sent pictures of herself, sent pictures of himself,
        in bed with, in his bed, into her bed, into his bed, gets into bed, got into bed,
        comes into her room, came into her room, comes into her bed, sti, chlamydia,
        gonorrhoea, pregnant, sleeping with, sleeps with, slept with, oral, camera in the
        shower, webcam, secret touching, tickling game, where his swimming, bad touch, down
        there, between her legs, between his legs, inappropriate pictures, inappropriate
        photos, blackmailed
        """,
    "SEXHARD": """
        sexual things, sexual abuse, sexually abused, sexually assaulted, indecent images,
        child abuse images, child pornography, csam, iioc, child porn, indecent image, abuse
        images of children, images of children, photos of children, pictures of children,
        videos of children, sex with a child, csa, paedophile, pedophile, paedo
        """,
    "FGM": """
        fgm, circumcised, circumcision, genital mutilation, genital cutting, infibulated,
        infibulation, female genital mutilation, sunna, mutilated, cutting season, cutting
        ceremony, been cut, be cut, were cut, was cut, cut down there, type 3 fgm, sewn up,
        stitched up down, cutter, cutters, reinfibulation, deinfibulation, closed up down,
        purified, cut like, to be a woman, made into a woman, become a woman
        """,
    "RITE": """
        operation, ceremony, ceremonies, special procedure, rite, initiation, become a
        woman, becoming a woman, purification, celebration, cleansing, procedure, passage,
        tradition, womanhood
        """,
    "GIRLS": """
        girl, girls, daughter, daughters, sister, sisters, niece, woman, pupil, child, year
        old, granddaughter, patient, women, mother, she, her, baby, cousins, cousin
        """,
    "ABROAD": """
        gambia, somalia, sierra leone, sudan, egypt, kenya, nigeria, mali, guinea, ethiopia,
        eritrea, africa, indonesia, kurdistan, senegal, abroad, summer, holiday, holidays,
        liberia, burkina faso, ivory coast, djibouti, ghana, yemen, village, home country,
        tanzania, uganda, malaysia, back home, iraq
        """,
    "STAFF": """
        one of our drivers, our driver, our drivers, coordinator, teacher, teaching
        assistant, ta, coach, carer, carers, care assistant, care worker, support worker,
        volunteer, volunteers, foster carer, foster father, foster mother, nurse, youth
        worker, priest, vicar, imam, scout leader, tutor, nursery worker, nursery nurse, key
        worker, keyworker, care home manager, staff member, member of staff, members of
        staff, staff, worker, instructor, leader, chaperone, mentor, caretaker, learning
        support, lunchtime supervisor, healthcare assistant, agency worker, agency nurse,
        agency carer, school bus driver, escort, head teacher, headteacher, deputy head,
        sports coach, swimming coach, football coach, music teacher, dance teacher, supply
        teacher, night worker, personal assistant, residential worker, social worker,
        teachers, coaches, tutors, pastor, minister, churchwarden, youth leader,
        choirmaster, child minder, childminder, nanny, au pair, porter, cover supervisor,
        warden, transport driver, school driver, patient transport, hca, colleague, doctor,
        gp, therapist, counsellor, physio, psychologist, lsa, lecturer, matron, chaplain,
        cadet leader, gymnastics coach, night staff, prison officer, governor, instructor s,
        taxi escort, assistant, one of our team, one of my team, one of my staff, dentist,
        trainer, physiotherapist, paramedic, midwife, health visitor, lifeguard, sports
        teacher, pe teacher, pe
        """,
    "CARED": """
        sixth formers, sixth former, pupil, pupils, student, students, child, children,
        girl, girls, boy, boys, resident, residents, patient, patients, client, clients,
        teenager, teenagers, service user, service users, young person, young people, year
        old, year olds, kid, kids, her, him, them, year, tenant, old lady, old man, elderly,
        adult, pensioner, members, learner, learners, toddler, toddlers, baby, babies,
        cadets, scouts, youngsters, lad, lads, vulnerable, people, residents'
        """,
    "MISCONDUCT": """
        phone number, pretty, smack, extra, sedatives, sleeping tablets, private messages,
        messaging, messaged, messages, meeting one, meeting outside, outside school, outside
        work, alone with, on her own with, on his own with, gifts, presents, relationship,
        relationships, inappropriate, inappropriately, roughly, rough, shouting at, shouts
        at, swearing at, swears at, handled, handling, hit, hits, hitting, slapped, slaps,
        slapping, pinched, pinching, force fed, force feeding, photos, pictures, lifts,
        favourite, favourites, favouritism, grooming, groomed, flirting, flirty, kiss,
        kissed, kissing, touching, touched, touchy, hugs, hugging, over familiar,
        overfamiliar, snapchat, instagram, whatsapp, texting, texts, texted, dragged,
        dragging, grabbed, grabbing, pushed, pushing, restrained, neglect, neglecting,
        neglected, withholding, withheld, mocking, mocked, bullying, humiliating, taunting,
        tormenting, left in the dark, locked, isolated, tied, sedating, sedated,
        overmedicating, sitting on his lap, on his lap, on her lap, massage, massages,
        massaging, alcohol, vapes, invited, invites, inviting, private, privately, secret,
        secretly, his house, his flat, her house, her flat, his home, her home, sleeping
        with, sleepover, sexual, sexually, sexualised, sex, dating, boundaries, boundary,
        direct message, dms, dm, comments about, personal number, private number, after
        hours, late at night, shook, shaken, shaking, smacked, smacking, pulled, pulling,
        threw, throwing, yelled, yelling, screaming at, calling them names, calling names,
        bruises, bruise, kicks, kicked, abused, abusing, cruel, ill treating, ill treatment,
        mistreating, bed sores, money from, borrowing money, borrowed money, filming,
        filmed, recording, undress, undressing, changing rooms, changing room, showers,
        watching, cuddling, cuddles, cuddled, tickling, on her knee, on his knee, close to,
        too close, crush, contact details, friend request, added, social media, force,
        forcing, stroking, stroked, strokes, forced, hurting, harming, abusive, behind a
        closed door, closed door, locked door, in his room, in her room, in his car, in her
        car, special attention, singles out, singling out, worried about how, concerned
        about how, off duty, drunk on shift, asleep on shift, sleeping on shift
        """,
    "EXTREME": """
        terrorist, terrorists, terrorism, terror group, terror, extremist, extremists,
        extremism, extreme views, radicalised, radicalising, radicalisation, radicalized,
        isis, isil, islamic state, neo nazi, neo-nazi, nazi, nazis, neonazi, jihad, jihadi,
        caliphate, hitler, white power, white supremacist, white supremacy, beheading,
        beheadings, manifesto, infidel, infidels, unbelievers, kuffar, kafir, non believers,
        nonbelievers, banned organisation, banned group, banned organisations, banned
        groups, proscribed, proscribed group, proscribed organisation, far right, far-right,
        al qaeda, al-qaeda, martyr, martyrs, martyrdom, incel, incels, great replacement,
        race war, bomb making, bomb-making, make a bomb, making bombs, build a bomb, al
        shabaab, national action, sonnenkrieg, breivik, christchurch shooter, school
        shooters, school shooter, mass shooting, mass shootings, mass shooter, holy war,
        fascist, fighters abroad, join fighters, eco terrorism, accelerationism,
        accelerationist, hamas, hezbollah, boko haram, taliban, join the fight, join the
        fighters, fight in syria, syria, go and fight abroad, the cause abroad, day of
        reckoning, apostates, columbine, ethnic cleansing, gas the, hates all, hate all,
        should all die, deserve to die, deserves to die, deserved to die, deserved it,
        deserve it, extreme right wing, right wing extremist, swastika, swastikas, holocaust
        denial, final solution, far left extremist, prevent referral
        """,
    "PRAISE": """
        praising, praises, praised, supports, supporting, celebrating, celebrates,
        celebrated, glorifying, glorifies, hero, heroes, admires, admiring, idolises,
        justifies, justifying, justified, posting, shared, sharing, watching, obsessed,
        agrees with, sympathises, sympathetic, cheering, cheered
        """,
    "ATTACKERS": """
        attack, attacks, attackers, attacker, bombing, bombings, bombers, bomber, shooting,
        massacre, killings, killers, killer, martyrs, gunman, shooter, suicide bomber,
        stabbings, flag, fighters, militants
        """,
    "SLAVERY": """
        beaten if, beats them if, beats him if, beats her if,
        trafficked, trafficking, traffickers, trafficker, modern slavery, modern day
        slavery, slave, slaves, slavery, forced labour, bonded labour, debt bondage, labour
        exploitation, domestic servitude, servitude, made to work, forced to work, forced
        into work, forced into prostitution, forced into sex work, forced to sell sex, made
        to sell sex, forced to sleep with, made to sleep with, forced to have sex with, made
        to have sex with, sold to, bought her, bought him, not paid, never paid, unpaid, no
        wages, no pay, without pay, without wages, not been paid, paid nothing, pays them
        nothing, pays him nothing, pays her nothing, works for nothing, work for nothing,
        working for nothing, nothing for it, held in servitude, smuggled, people smugglers,
        smuggler, smugglers, gangmaster, forced begging, forced to beg, made to beg, forced
        criminality, works for free, working for free, work for free, working for food, work
        for food, no days off, wages taken, keeps their wages, keeps his wages, keeps her
        wages, takes their wages, takes his wages, takes her wages, takes all her wages,
        work off, working off, pay off the debt, pay off his debt, pay off her debt, pay off
        a debt, cannabis house, cannabis farm, cuckooed, hardly paid, paid almost nothing,
        paid very little, barely paid, not allowed to leave the, pound a day, pounds a day,
        a day for, works seven days, seven days a week
        """,
    "PAPERS": """
        passport, passports, papers, documents, id, identity documents, visa, bank card,
        bank cards, id card, wages, residence card, identity card, biometric card
        """,
    "KEEPS": """
        holds, hold, holding, kept, keeps, keeping, took, taken, takes, confiscated,
        withholding, withheld, locked, controls, keep
        """,
    "BOSS": """
        boss, bosses, employer, gangmaster, owner, farmer, foreman, manager, agent,
        traffickers, landlord, worker, workers, work, works, working, job, household, host,
        family, couple, woman, supervisor, men, he, they, she, madam
        """,
    "OWE": """
        owes, owe, owed, owing, debt, debts, paid what, repay, repaid, pay back, paid back,
        until he has paid, until she has paid, until they have paid
        """,
    "WORKPLACE": """
        boss, employer, passport, passports, wages, farm, car wash, nail bar, factory, owes,
        owe, debt, gangmaster, paid, journey, takeaway kitchen, shifts, massage parlour,
        brothel, picking, construction site, labourer, documents
        """,
    "WOUND": """
        stab wound, stab wounds, knife wound, knife wounds, gunshot wound, gunshot wounds,
        bullet wound, bullet wounds, stabbing injury, stab injury, stab injuries, knife
        injury, knife injuries, gun shot wound, gun shot wounds, gunshot injury, machete
        wound, machete wounds, slash wound, slash wounds, puncture wound, puncture wounds,
        shotgun wound, pellet wounds, penetrating wound, penetrating injury, bladed injury,
        defensive wounds, stab victim, bullet, gsw, stabbing victim, airgun injury, shotgun
        pellets, lead shot, knife cut, knife cuts, blade wound, blade injury, defence
        wounds, air rifle pellet, sharp force injury, buckshot, entry wound, exit wound
        """,
    "INJURY": """
        wound, wounds, injury, injuries, laceration, lacerations, cut, cuts, gash, stitches,
        hole, holes, slash, slashes, stitched, sutured, glued, wounded, dressing, dressings,
        bandaged, hurt
        """,
    "BLADE": """
        stabbed, knifed, slashed, shot, stab, gunshot, bullet, knife, machete, blade,
        pellet, pellets, stabbing, shooting, shank, sharp object, bladed
        """,
    "CLINIC": """
        a and e, a&e, unit, ward, clinic, surgery, hospital, walk in centre, walk in, minor
        injuries, triage, patient, stitched, stitches, attended, presented, presents,
        treated, treating, discharged, discharge, self discharged, gp, practice, theatre,
        resus, nurse, ambulance crew, ed, emergency department, walked in, came in, sutured,
        admitted, dressed, wound, came to us, dentist, pharmacy, pharmacist, doctor, first
        aid, first aider, walk-in centre, x ray
        """,
    "POLICE": """
        police officer, police officers, pc, pcso, pcsos, pcs, detective, sergeant, police
        staff, custody sergeant, special constable, dc, ds, inspector, officer, officers,
        police constable, constable, policeman, policewoman, neighbourhood officer, cop,
        cops, copper, custody officer, response officer, beat officer, community support
        officer, off duty officer, custody staff, force employee, police control room, call
        handler, detention officer, police worker
        """,
    "POLICE_BAD": """
        telling a, telling him, telling them, tells a, dealer, told a drug,
        sexual, sexually, sex, messages, messaging, relationship, bribe, bribes, bribed,
        corrupt, corruption, passing, passed, passes, leaking, leaked, leaks, tipping,
        tipped, tips, selling, sold, abusing, abused, abuse, racist, assaulted, assault,
        slapped, punched, hit, beat, took money, taking money, took cash, taking cash, cash,
        stole, stealing, steal, nicked, pocketed, planted, lied, groped, grope, touched,
        touching, kissed, flirting, dating, sleeping, slept, snapchat, whatsapp, instagram,
        misusing, misused, looking up, looked up, looks up, checking, checked,
        inappropriate, inappropriately, drugs, friendly with, close to, warned, warns, tip
        off, tip offs, looked him up, pays, paid, free, favours, gifts, drunk, off duty,
        sharing, shared, accessing, accessed, excessive force, too much force, strip
        searched, strip search, used force, lie, falsified, deleted, threatened, affair,
        photos, pictures, texting, texts, private, searching, searched, computer, databases,
        database, records, system, lying, misconduct, sexist, demanded, kicked, punching,
        kicking, hush, backhanders, kickback, kickbacks
        """,
    "RACIST": """
        racist, racial, homophobic, transphobic, islamophobic, antisemitic, swastika,
        swastikas, hate, hateful, racially, abusive, offensive, anti muslim, anti semitic,
        slur, slurs, nazi, sectarian
        """,
    "GOODS": """
        phone, phones, money, cash, bike, bikes, car, purse, bag, handbag, wallet, tv,
        television, laptop, coat, jacket, trainers, card, bank card, watch, jewellery,
        tools, tills, till, keys, scooter, moped, medication, tablets, parcel, parcels,
        lead, copper, ring, rings, necklace, pension, savings, pounds, rucksack, headphones,
        airpods, charity box, quad, quad bike, motorbike, van, equipment, food, alcohol,
        vapes, cigarettes, passport, benefits, chain, bracelet, ipad, tablet, console,
        prescription, stock, donations, collection box, dog, puppy, puppies, sheep, trailer,
        diesel, fuel, cable, tractor, belongings, valuables, pram, e bike, ebike, e-bike, e
        scooter, mobility scooter, batteries, drugs, grand, account, contents, machinery,
        generator, petty cash, takings, antiques, everything, minibus, lorry, clothes,
        shopping, christmas presents, painkillers, gold, catalytic converter
        """,
    "PROPERTY": """
        door, doors, window, windows, car, cars, shop, fence, house, flat, shed, van, tyres,
        tyre, shutter, shutters, bus, wall, walls, gate, building, school, church, mosque,
        windscreen, property, greenhouse, bus shelter, shelter, lock, locks, garage, centre,
        bin, bins, hut, barn, haystack, pavilion, playground, minibus, office, glass,
        cameras, cctv, camera, mirror, wing mirror, wing mirrors, gravestones, graves,
        headstones, phone, tv, furniture, computers, ambulance, vehicles, vehicle, tractor,
        crops, hedge, bench, defibrillator, bike, bikes, caravan, cell, toilets, jaw, nose,
        arm, wrist, rib, ribs, leg, finger, cheekbone, tooth, teeth, locker, lockers,
        garden, crossing
        """,
    "EXPOSE": """
        exposed himself, exposing himself, flashed, flashed at, indecent exposure, exposed
        themselves, flasher, upskirting, upskirted, masturbated, masturbating in, naked man
        """,
    "CRIMEWORD": """
        catalytic converters, burgled, burglary, burglaries, theft, thefts, robbed, robbery,
        mugged, stole, stolen, stealing, steal, nicked, arson, vandalised, vandalism,
        shoplifted, shoplifting, raped, groped, defrauded, scammed, conned, fraud,
        fraudulent, forged, embezzled, hit and run, catalytic converter, keyed, criminal
        damage, racially abused, joyriding, blackmailed, blackmail, counterfeit, hacked,
        pickpocketed, snatched, ransacked, knifepoint, gunpoint, knife point, gun point,
        carjacked, extorted, extorting, swindled, cheated, looted, poached, hare coursing,
        fly tipped, fly tipping, revenge porn, upskirting, sextortion, spiked, poisoned,
        robbing, stabbing, sexually assaulted, broken into, broke into, break in, breaking
        into, smash and grab, distraction burglary, rogue trader, rogue traders, cloned,
        phished, murdered, kidnapped, abducted, ram raid, siphoned, slashed tyres, tyres
        slashed, racist abuse, homophobic abuse, hate crime, assaulted, doorstep scam,
        courier fraud, romance fraud, bogus, identity theft, skimmed, snatch, jumped out on,
        poaching, rustled, rustling, cheque fraud, deception, impersonated, dine and dash,
        raided, headbutted, bottled, glassed, beaten up, bogus caller, stalked
        """,
}

SPELLING = """
    stabbed, stabbing, threatening, threatened, threaten, attacked, attacking, attacker,
    ambulance, somebody, someone, suicide, suicidal, unconscious, breathing, strangling,
    strangled, screaming, knife, knives, machete, weapon, weapons, kidnapped, kidnapping,
    abducted, assaulted, assaulting, hostage, tablets, paracetamol, overdose, bathroom, bleeding,
    smashing, smashed, windows, shouting, shotgun, petrol, killing, himself, herself, themselves,
    tonight, swallowed, balcony, outside, burgled, burglary, stolen, robbed, robbery, missing,
    terrorist, extremist, passport, trafficked, slavery, sexual, sexually, abuse, abused,
    pregnant, dementia, emergency, immediately, currently, explosive, corridor, waving,
    brandishing, dragging, dragged, punching, punched, kicking, kicked, hitting, beating,
    fighting, running, driving, trapped, locked, barricaded, collapsed, unresponsive, choking,
    scissors, hammer, police, please, going, pulling, pushing, forced, forcing, trying, hiding,
    following, follows, scared, terrified, frightened, girlfriend, boyfriend, husband, partner,
    teacher, worried, inappropriate, messages, messaging, yesterday, vandalised, damaged,
    cannabis, cocaine, officer, wounds, wound, gunshot, private, circumcised, mutilation,
    ceremony, children, daughter, neighbour, balaclavas, balaclava, grabbed, bottle, tomorrow,
    afternoon, evening, swinging, threatens, right now, intruder, assault, banging, crying,
    strangle, murder, poison, holding, carrying, pointing, jumping, drowning, burning, breaking,
    nobody, stopped, setting, threat
    """

REAL_WORDS = """
    stable, stables, stabled, hammed, hatting, hating, heating, hutting, hitching, keeling,
    kelling, filling, piking, picking, kidding, licking, locking, looked, licked, lacked, packed,
    kicker, ticked, bating, bearing, betting, boating, batting, bitting, seating, biting, baiting,
    bedding, belting, boiling, bringing, booming, doing, dragon, dredging, dredged, forked,
    farced, framed, fording, fitting, felling, falling, fowling, flowing, following, halting,
    hiding, hidden, hiking, hoarding, humming, hummer, hitter, homer, hummed, haling, hunting,
    husbands, hosting, petal, petrel, patrol, pistol, portal, police, polices, policy, polite,
    plaice, palace, pleas, place, pulse, pulling, polling, pilling, palling, puling, pushing,
    passing, posing, pashing, potting, patting, petting, pitting, putting, pitching, poaching,
    punching, pinching, pinched, paunch, robed, rabbet, ribbed, rubbed, rebbed, robber, robbers,
    robes, roped, ramming, rising, ringing, ruining, runing, swining, saving, sawing, sewing,
    sowing, staving, starving, shooting, shotgun, sheeting, shutting, shitting, shorting, shaking,
    spouting, sporting, sharing, snoring, scoring, stolen, stole, stalin, stile, scored, sacred,
    scarred, scares, seared, spared, scaled, teach, teaching, thread, threads, threat, treat,
    three, traded, tapped, trapped, tripped, tropped, stropped, toping, tying, tiring, toying,
    typing, trading, training, tablet, tables, table, tallies, outsider, outsized, offices,
    office, officers, messing, massages, message, massage, massaging, massing, missing, mussing,
    misting, missive, messes, mending, meeting, moaning, murders, private, privates, pirate,
    privet, primate, wading, waving, weaving, wives, waiving, windows, widows, widow, window,
    winds, wounded, would, sound, wand, wend, wind, worries, worded, warred, burned, boring,
    burying, buring, berry, baring, braking, beaking, barking, baking, being, bang, banking,
    bangs, binging, bonging, bunging, hinging, hanging, heling, carry, carving, caring, curing,
    carting, crying, craying, drying, crowing, creying, chocking, checking, chucking, chicking,
    coking, cooking, chalking, cloaking, collapse, collapses, diving, during, driving, driven,
    deriving, daring, doring, drawing, drowning, draining, droning, downing, dawning, evening,
    evens, evading, evenings, event, even, eying, nights, night, flighting, fainting, figting,
    finting, going, gong, gang, ging, goings, gunshots, graded, grabber, graven, grubbed, himself,
    hostages, hosted, postage, locket, lucked, lock, locked, louder, nuzzle, murky, pleases,
    pleased, pleasing, pleading, pointing, painting, printing, pointed, partner, partners,
    pattern, parted, plans, passport, passports, pearls, setting, sitting, string, sting, seeding,
    sending, seeing, stepped, stopped, stooped, stamped, stripped, strapped, stopper, topped,
    swing, singing, swinging, swigging, tripled, trampled, wound, wounds, tonight, assault,
    assaults, salt, salts, abuser, abused, abuses, amuse, amused, knives, kneels, knife, knifes,
    daughters, threats, threatens, slaver, slavery, sexual, bottled, bottles, battle, batteries,
    bottle, beetle, babies, bootle, battled, badge, screening, screwing, streaming, scheming,
    scream, steaming, seaming, skimming, strangest, stranger, strangers, strange, strangled,
    strangely, wounder, wonder, wonders, robbery, rubbery, smashing, mashing, stashing, slashing,
    smashed, smoshed, stashed, slashed, crashed, trapping, unties, united, mixing, hulled, hailed,
    hidding, kidnap, kidnaps, willing, calling, culling, ceiling, kiting, kiling, kissing,
    killings, kilning, milling, folding, holing, hauling, holdings, molding, scolding, burnings,
    fight, fights, figuring, running, raining, rooming, burling, teaches, reacher, preacher,
    cacher, mutation, ceremonies, daughter, laughter, slaughter, children, chilled, childrens,
    nobody, tomorrows, bolster, booted, treated, threaded, trusted, murdered, murderer, smothered,
    emergence, emergency, drunk, harmer, hemmer, hammered, posion, passion, poisons, poise,
    torching, touching, officer, plead, policies, goring, goning, hostile, exited, clapped,
    county, counties, forearm, forearms, decides, stared, stares, consider, considerate, photograph,
    describe, curing, steroid, hopes, hosing, causing, housing,
    unresponsive, sharpen, gurgled, burgled, burbled, burble
    """
