"""Words of crimes and special routes that the alarm rules speak of (conversation.md G2, G3): data."""

from collections.abc import Mapping

CRIME: Mapping[str, str] = {
    "SEX": """
        touched by, was touched, been touched, sexual, sexually, sex, naked, nude, nudes, nudies,
        indecent, indecent images, private parts, privates, molested, molesting, rape, raped,
        raping, groomed, grooming, touched her, touched him, touches her, touches him, touching her,
        touching him, touch him, touch her, touch his, touch it, touch me, touched me,
        inappropriately, inappropriate touching, abuse images, topless, explicit, intimate pictures,
        intimate images, intimate photos, dick pics, dick pic, porn, pornography, bottom, breasts,
        genitals, penis, vagina, willy, underwear, underpants, knickers, kissed, kissing, kiss,
        masturbating, csa, cse, sexting, sexts, sexualised, incest, undress, undressed, take her
        clothes off, take his clothes off, take off her clothes, take off his clothes, sent pictures
        of herself, sent pictures of himself, in bed with, in his bed, into her bed, into his bed,
        gets into bed, got into bed, comes into her room, came into her room, comes into her bed,
        sti, chlamydia, gonorrhoea, pregnant, sleeping with, sleeps with, slept with, oral, camera
        in the shower, webcam, secret touching, tickling game, where his swimming, bad touch, down
        there, between her legs, between his legs, inappropriate pictures, inappropriate photos,
        blackmailed
        """,
    "SEXHARD": """
        sexual things, sexual abuse, sexually abused, sexually assaulted, indecent images, child
        abuse images, child pornography, csam, iioc, child porn, indecent image, abuse images of
        children, images of children, photos of children, pictures of children, videos of children,
        sex with a child, csa, paedophile, pedophile, paedo
        """,
    "FGM": """
        fgm, circumcised, circumcision, genital mutilation, genital cutting, infibulated,
        infibulation, female genital mutilation, sunna, mutilated, cutting season, cutting ceremony,
        been cut, be cut, were cut, was cut, cut down there, type 3 fgm, sewn up, stitched up down,
        cutter, cutters, reinfibulation, deinfibulation, closed up down, purified, cut like, to be a
        woman, made into a woman, become a woman
        """,
    "RITE": """
        operation, ceremony, ceremonies, special procedure, rite, initiation, become a woman,
        becoming a woman, purification, celebration, cleansing, procedure, passage, tradition,
        womanhood
        """,
    "GIRLS": """
        girl, girls, daughter, daughters, sister, sisters, niece, woman, pupil, child, year old,
        granddaughter, patient, women, mother, she, her, baby, cousins, cousin
        """,
    "ABROAD": """
        gambia, somalia, sierra leone, sudan, egypt, kenya, nigeria, mali, guinea, ethiopia,
        eritrea, africa, indonesia, kurdistan, senegal, abroad, summer, holiday, holidays, liberia,
        burkina faso, ivory coast, djibouti, ghana, yemen, village, home country, tanzania, uganda,
        malaysia, back home, iraq
        """,
    "STAFF": """
        one of our drivers, our driver, our drivers, coordinator, teacher, teaching assistant, ta,
        coach, carer, carers, care assistant, care worker, support worker, volunteer, volunteers,
        foster carer, foster father, foster mother, nurse, youth worker, priest, vicar, imam, scout
        leader, tutor, nursery worker, nursery nurse, key worker, keyworker, care home manager,
        staff member, member of staff, members of staff, staff, worker, instructor, leader,
        chaperone, mentor, caretaker, learning support, lunchtime supervisor, healthcare assistant,
        agency worker, agency nurse, agency carer, school bus driver, escort, head teacher,
        headteacher, deputy head, sports coach, swimming coach, football coach, music teacher, dance
        teacher, supply teacher, night worker, personal assistant, residential worker, social
        worker, teachers, coaches, tutors, pastor, minister, churchwarden, youth leader,
        choirmaster, child minder, childminder, nanny, au pair, porter, cover supervisor, warden,
        transport driver, school driver, patient transport, hca, colleague, doctor, gp, therapist,
        counsellor, physio, psychologist, lsa, lecturer, matron, chaplain, cadet leader, gymnastics
        coach, night staff, prison officer, governor, instructor s, taxi escort, assistant, one of
        our team, one of my team, one of my staff, dentist, trainer, physiotherapist, paramedic,
        midwife, health visitor, lifeguard, sports teacher, pe teacher, pe
        """,
    "CARED": """
        sixth formers, sixth former, pupil, pupils, student, students, child, children, girl, girls,
        boy, boys, resident, residents, patient, patients, client, clients, teenager, teenagers,
        service user, service users, young person, young people, year old, year olds, kid, kids,
        her, him, them, year, tenant, old lady, old man, elderly, adult, pensioner, members,
        learner, learners, toddler, toddlers, baby, babies, cadets, scouts, youngsters, lad, lads,
        vulnerable, people, residents'
        """,
    "MISCONDUCT": """
        phone number, pretty, smack, extra, sedatives, sleeping tablets, private messages,
        messaging, messaged, messages, meeting one, meeting outside, outside school, outside work,
        alone with, on her own with, on his own with, gifts, presents, relationship, relationships,
        inappropriate, inappropriately, roughly, rough, shouting at, shouts at, swearing at, swears
        at, handled, handling, hit, hits, hitting, slapped, slaps, slapping, pinched, pinching,
        force fed, force feeding, photos, pictures, lifts, favourite, favourites, favouritism,
        grooming, groomed, flirting, flirty, kiss, kissed, kissing, touching, touched, touchy, hugs,
        hugging, over familiar, overfamiliar, snapchat, instagram, whatsapp, texting, texts, texted,
        dragged, dragging, grabbed, grabbing, pushed, pushing, restrained, neglect, neglecting,
        neglected, withholding, withheld, mocking, mocked, bullying, humiliating, taunting,
        tormenting, left in the dark, locked, isolated, tied, sedating, sedated, overmedicating,
        sitting on his lap, on his lap, on her lap, massage, massages, massaging, alcohol, vapes,
        invited, invites, inviting, private, privately, secret, secretly, his house, his flat, her
        house, her flat, his home, her home, sleeping with, sleepover, sexual, sexually, sexualised,
        sex, dating, boundaries, boundary, direct message, dms, dm, comments about, personal number,
        private number, after hours, late at night, shook, shaken, shaking, smacked, smacking,
        pulled, pulling, threw, throwing, yelled, yelling, screaming at, calling them names, calling
        names, bruises, bruise, kicks, kicked, abused, abusing, cruel, ill treating, ill treatment,
        mistreating, bed sores, money from, borrowing money, borrowed money, filming, filmed,
        recording, undress, undressing, changing rooms, changing room, showers, watching, cuddling,
        cuddles, cuddled, tickling, on her knee, on his knee, close to, too close, crush, contact
        details, friend request, added, social media, force, forcing, stroking, stroked, strokes,
        forced, hurting, harming, abusive, behind a closed door, closed door, locked door, in his
        room, in her room, in his car, in her car, special attention, singles out, singling out,
        worried about how, concerned about how, off duty, drunk on shift, asleep on shift, sleeping
        on shift
        """,
    "EXTREME": """
        terrorist, terrorists, terrorism, terror group, terror, extremist, extremists, extremism,
        extreme views, radicalised, radicalising, radicalisation, radicalized, isis, isil, islamic
        state, neo nazi, neo-nazi, nazi, nazis, neonazi, jihad, jihadi, caliphate, hitler, white
        power, white supremacist, white supremacy, beheading, beheadings, manifesto, infidel,
        infidels, unbelievers, kuffar, kafir, non believers, nonbelievers, banned organisation,
        banned group, banned organisations, banned groups, proscribed, proscribed group, proscribed
        organisation, far right, far-right, al qaeda, al-qaeda, martyr, martyrs, martyrdom, incel,
        incels, great replacement, race war, bomb making, bomb-making, make a bomb, making bombs,
        build a bomb, al shabaab, national action, sonnenkrieg, breivik, christchurch shooter,
        school shooters, school shooter, mass shooting, mass shootings, mass shooter, holy war,
        fascist, fighters abroad, join fighters, eco terrorism, accelerationism, accelerationist,
        hamas, hezbollah, boko haram, taliban, join the fight, join the fighters, fight in syria,
        syria, go and fight abroad, the cause abroad, day of reckoning, apostates, columbine, ethnic
        cleansing, gas the, hates all, hate all, should all die, deserve to die, deserves to die,
        deserved to die, deserved it, deserve it, extreme right wing, right wing extremist,
        swastika, swastikas, holocaust denial, final solution, far left extremist, prevent referral
        """,
    "PRAISE": """
        praising, praises, praised, supports, supporting, celebrating, celebrates, celebrated,
        glorifying, glorifies, hero, heroes, admires, admiring, idolises, justifies, justifying,
        justified, posting, shared, sharing, watching, obsessed, agrees with, sympathises,
        sympathetic, cheering, cheered
        """,
    "ATTACKERS": """
        attack, attacks, attackers, attacker, bombing, bombings, bombers, bomber, shooting,
        massacre, killings, killers, killer, martyrs, gunman, shooter, suicide bomber, stabbings,
        flag, fighters, militants
        """,
    "SLAVERY": """
        beaten if, beats them if, beats him if, beats her if, trafficked, trafficking, traffickers,
        trafficker, modern slavery, modern day slavery, slave, slaves, slavery, forced labour,
        bonded labour, debt bondage, labour exploitation, domestic servitude, servitude, made to
        work, forced to work, forced into work, forced into prostitution, forced into sex work,
        forced to sell sex, made to sell sex, forced to sleep with, made to sleep with, forced to
        have sex with, made to have sex with, sold to, bought her, bought him, not paid, never paid,
        unpaid, no wages, no pay, without pay, without wages, not been paid, paid nothing, pays them
        nothing, pays him nothing, pays her nothing, works for nothing, work for nothing, working
        for nothing, nothing for it, held in servitude, smuggled, people smugglers, smuggler,
        smugglers, gangmaster, forced begging, forced to beg, made to beg, forced criminality, works
        for free, working for free, work for free, working for food, work for food, no days off,
        wages taken, keeps their wages, keeps his wages, keeps her wages, takes their wages, takes
        his wages, takes her wages, takes all her wages, work off, working off, pay off the debt,
        pay off his debt, pay off her debt, pay off a debt, cannabis house, cannabis farm, cuckooed,
        hardly paid, paid almost nothing, paid very little, barely paid, not allowed to leave the,
        pound a day, pounds a day, a day for, works seven days, seven days a week
        """,
    "PAPERS": """
        passport, passports, papers, documents, id, identity documents, visa, bank card, bank cards,
        id card, wages, residence card, identity card, biometric card
        """,
    "KEEPS": """
        holds, hold, holding, kept, keeps, keeping, took, taken, takes, confiscated, withholding,
        withheld, locked, controls, keep
        """,
    "BOSS": """
        boss, bosses, employer, gangmaster, owner, farmer, foreman, manager, agent, traffickers,
        landlord, worker, workers, work, works, working, job, household, host, family, couple,
        woman, supervisor, men, he, they, she, madam
        """,
    "OWE": """
        owes, owe, owed, owing, debt, debts, paid what, repay, repaid, pay back, paid back, until he
        has paid, until she has paid, until they have paid
        """,
    "WORKPLACE": """
        boss, employer, passport, passports, wages, farm, car wash, nail bar, factory, owes, owe,
        debt, gangmaster, paid, journey, takeaway kitchen, shifts, massage parlour, brothel,
        picking, construction site, labourer, documents
        """,
    "WOUND": """
        stab wound, stab wounds, knife wound, knife wounds, gunshot wound, gunshot wounds, bullet
        wound, bullet wounds, stabbing injury, stab injury, stab injuries, knife injury, knife
        injuries, gun shot wound, gun shot wounds, gunshot injury, machete wound, machete wounds,
        slash wound, slash wounds, puncture wound, puncture wounds, shotgun wound, pellet wounds,
        penetrating wound, penetrating injury, bladed injury, defensive wounds, stab victim, bullet,
        gsw, stabbing victim, airgun injury, shotgun pellets, lead shot, knife cut, knife cuts,
        blade wound, blade injury, defence wounds, air rifle pellet, sharp force injury, buckshot,
        entry wound, exit wound
        """,
    "INJURY": """
        wound, wounds, injury, injuries, laceration, lacerations, cut, cuts, gash, stitches, hole,
        holes, slash, slashes, stitched, sutured, glued, wounded, dressing, dressings, bandaged,
        hurt
        """,
    "BLADE": """
        stabbed, knifed, slashed, shot, stab, gunshot, bullet, knife, machete, blade, pellet,
        pellets, stabbing, shooting, shank, sharp object, bladed
        """,
    "CLINIC": """
        a and e, a&e, unit, ward, clinic, surgery, hospital, walk in centre, walk in, minor
        injuries, triage, patient, stitched, stitches, attended, presented, presents, treated,
        treating, discharged, discharge, self discharged, gp, practice, theatre, resus, nurse,
        ambulance crew, ed, emergency department, walked in, came in, sutured, admitted, dressed,
        wound, came to us, dentist, pharmacy, pharmacist, doctor, first aid, first aider, walk-in
        centre, x ray
        """,
    "POLICE": """
        police officer, police officers, pc, pcso, pcsos, pcs, detective, sergeant, police staff,
        custody sergeant, special constable, dc, ds, inspector, officer, officers, police constable,
        constable, policeman, policewoman, neighbourhood officer, cop, cops, copper, custody
        officer, response officer, beat officer, community support officer, off duty officer,
        custody staff, force employee, police control room, call handler, detention officer, police
        worker
        """,
    "POLICE_BAD": """
        telling a, telling him, telling them, tells a, dealer, told a drug, sexual, sexually, sex,
        messages, messaging, relationship, bribe, bribes, bribed, corrupt, corruption, passing,
        passed, passes, leaking, leaked, leaks, tipping, tipped, tips, selling, sold, abusing,
        abused, abuse, racist, assaulted, assault, slapped, punched, hit, beat, took money, taking
        money, took cash, taking cash, cash, stole, stealing, steal, nicked, pocketed, planted,
        lied, groped, grope, touched, touching, kissed, flirting, dating, sleeping, slept, snapchat,
        whatsapp, instagram, misusing, misused, looking up, looked up, looks up, checking, checked,
        inappropriate, inappropriately, drugs, friendly with, close to, warned, warns, tip off, tip
        offs, looked him up, pays, paid, free, favours, gifts, drunk, off duty, sharing, shared,
        accessing, accessed, excessive force, too much force, strip searched, strip search, used
        force, lie, falsified, deleted, threatened, affair, photos, pictures, texting, texts,
        private, searching, searched, computer, databases, database, records, system, lying,
        misconduct, sexist, demanded, kicked, punching, kicking, hush, backhanders, kickback,
        kickbacks
        """,
    "RACIST": """
        racist, racial, homophobic, transphobic, islamophobic, antisemitic, swastika, swastikas,
        hate, hateful, racially, abusive, offensive, anti muslim, anti semitic, slur, slurs, nazi,
        sectarian
        """,
    "GOODS": """
        phone, phones, money, cash, bike, bikes, car, purse, bag, handbag, wallet, tv, television,
        laptop, coat, jacket, trainers, card, bank card, watch, jewellery, tools, tills, till, keys,
        scooter, moped, medication, tablets, parcel, parcels, lead, copper, ring, rings, necklace,
        pension, savings, pounds, rucksack, headphones, airpods, charity box, quad, quad bike,
        motorbike, van, equipment, food, alcohol, vapes, cigarettes, passport, benefits, chain,
        bracelet, ipad, tablet, console, prescription, stock, donations, collection box, dog, puppy,
        puppies, sheep, trailer, diesel, fuel, cable, tractor, belongings, valuables, pram, e bike,
        ebike, e-bike, e scooter, mobility scooter, batteries, drugs, grand, account, contents,
        machinery, generator, petty cash, takings, antiques, everything, minibus, lorry, clothes,
        shopping, christmas presents, painkillers, gold, catalytic converter
        """,
    "PROPERTY": """
        door, doors, window, windows, car, cars, shop, fence, house, flat, shed, van, tyres, tyre,
        shutter, shutters, bus, wall, walls, gate, building, school, church, mosque, windscreen,
        property, greenhouse, bus shelter, shelter, lock, locks, garage, centre, bin, bins, hut,
        barn, haystack, pavilion, playground, minibus, office, glass, cameras, cctv, camera, mirror,
        wing mirror, wing mirrors, gravestones, graves, headstones, phone, tv, furniture, computers,
        ambulance, vehicles, vehicle, tractor, crops, hedge, bench, defibrillator, bike, bikes,
        caravan, cell, toilets, jaw, nose, arm, wrist, rib, ribs, leg, finger, cheekbone, tooth,
        teeth, locker, lockers, garden, crossing
        """,
    "EXPOSE": """
        exposed himself, exposing himself, flashed, flashed at, indecent exposure, exposed
        themselves, flasher, upskirting, upskirted, masturbated, masturbating in, naked man
        """,
    "CRIMEWORD": """
        catalytic converters, burgled, burglary, burglaries, theft, thefts, robbed, robbery, mugged,
        stole, stolen, stealing, steal, nicked, arson, vandalised, vandalism, shoplifted,
        shoplifting, raped, groped, defrauded, scammed, conned, fraud, fraudulent, forged,
        embezzled, hit and run, catalytic converter, keyed, criminal damage, racially abused,
        joyriding, blackmailed, blackmail, counterfeit, hacked, pickpocketed, snatched, ransacked,
        knifepoint, gunpoint, knife point, gun point, carjacked, extorted, extorting, swindled,
        cheated, looted, poached, hare coursing, fly tipped, fly tipping, revenge porn, upskirting,
        sextortion, spiked, poisoned, robbing, stabbing, sexually assaulted, broken into, broke
        into, break in, breaking into, smash and grab, distraction burglary, rogue trader, rogue
        traders, cloned, phished, murdered, kidnapped, abducted, ram raid, siphoned, slashed tyres,
        tyres slashed, racist abuse, homophobic abuse, hate crime, assaulted, doorstep scam, courier
        fraud, romance fraud, bogus, identity theft, skimmed, snatch, jumped out on, poaching,
        rustled, rustling, cheque fraud, deception, impersonated, dine and dash, raided, headbutted,
        bottled, glassed, beaten up, bogus caller, stalked
        """,
}
