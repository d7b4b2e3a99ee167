"""Stories and figures of speech, which raise no alarm (domain.md 4): data."""

from collections.abc import Mapping

FIGURES: Mapping[str, str] = {
    "FICTION": """
        story about, storey about, wrote a story, in our play, in the play, school play, thriller,
        book group, mural, on the news, escape room, fake blood, crime series, self defence,
        awareness, exercise tonight, pretend gunman, game, games, gaming, film, films, movie,
        movies, fortnite, xbox, playstation, gta, call of duty, minecraft, roblox, drama, rehearsal,
        rehearsing, rehearsals, play about, novel, song, songs, lyrics, drill music, rap, album,
        poem, fire drill, cartoon, actor, actors, netflix, show about, nickname, nicknamed, lesson
        about, lesson on, dreamt, paintball, laser tag, nerf, water pistol, water fight, water
        balloons, snowball, snowballs, costume, halloween, documentary, podcast, play fight, play
        fighting, pretend, pretending, toy, panto, pantomime, photo shoot, cosplay, metaphor, figure
        of speech
        """,
    "FIGURE": """
        shot me a look, shot him a look, shot her a look, stabbed in the back, held to ransom,
        fighting to keep, fighting to save, fight night, on the warpath, up in arms, attacked the
        buffet, attacked his food, spread like wildfire, bad blood, knife crime, stab vests, stab
        vest, counter terrorism, suicide prevention, fighting over who, fighting over what, fighting
        about, fighting it, fighting his corner, fighting her corner, nan will kill, mum will kill,
        gran will kill, boss will kill, mum would kill, nan would kill, mum is going to kill, mum s
        going to kill, wife will kill me, looks could kill, i d be dead, getting hurt feelings,
        coming and going, come and go, comes and goes, came and went, coming or going, fallen out,
        falling out, fell out with, fall out with, died laughing, dying laughing, nearly died,
        killing time, kill time, dying to, dying for, to die for, would kill for, could kill for,
        kill for, killing it, smashing it, smashed it, nailed it, hitting the gym, hit the gym, hits
        the gym, hitting the shops, hit the town, hit the roof, hit the road, hit it off, hit the
        ground, hit and miss, a hit with, a bit of a hit, big hit, hit song, hit me that, hit home,
        hit hard by, hit rock bottom, on fire at, on fire in, on fire this season, on fire lately,
        on fire on the pitch, shooting hoops, shooting pool, shooting goals, shooting a video,
        shooting a film, shooting a music video, shooting star, shooting up, shot up, dead quiet,
        dead on his feet, dead end, dead good, dead nice, dead set, killer deal, kills me, killing
        me, laughing my head off, bombed his, bombed her, bombed it, bath bomb, bath bombs, photo
        bomb, bomb around, like a bomb, cost a bomb, went like a bomb, bombing around, sick of, gave
        me a heart attack, nearly had a heart attack, panic attack, panic attacks, heart attack,
        asthma attack, beat his record, beat her record, off the beaten, kick about, kickabout, kick
        around, kicking a ball, kicking a football, kicking the ball, kicked a ball, kicking up a
        fuss, stab at, a stab in the dark, back stabbing, backstabbing, backstabber, murder on the
        dancefloor, got away with murder, gets away with murder, get away with murder, blue murder,
        over the moon, jump at the chance, jumped at the chance, jump the queue, jumping the queue,
        jumped the queue, jump ship, jumping for joy, jump rope, break a leg, break time, breaking
        news, breaking up, breaks up, killed it, crushed it, crushing it, crush on, punching above,
        punch up, wouldn't hurt a fly, not hurt a fly, never hurt a fly, cut short, cut off from,
        cut up about, cutting down, cut down, cut in on, cut corners, cutting corners, cutting hair,
        cutting grass, cutting the grass, cutting his hair, short cut, burn out, burned out, burnt
        out, burning the candle, burning question, burning cds, shoot for, shoot the breeze,
        shooting from the hip, quick shot, long shot, big shot, have a shot, a shot at, gun shy,
        jumping the gun, top gun, stick to his guns, sticks to his guns, screaming kids, knife edge,
        under the knife, war chest, fighting fit, fighting for, fight for, fighting games, held up
        by, held up in, held up at work, trap music, trap house, hot shot, shoot off, shot off, hurt
        feelings, hurt his feelings, hurt her feelings, hurt my feelings, hit on, hitting on, missed
        out, missing out, drown his sorrows, drowning in, drowning his sorrows, drowning in
        paperwork, chasing up, chase up, chased up, follow up, following up, follow on, followed up,
        screaming out for, crying out for, crying wolf, crying shame, blow up on, blowing up on,
        blown up on, blowing up my phone, blows up my phone, going to be sick, murdering a, murder a
        pint, murder a curry, mugged off, mug off, legged it, slashed prices, prices slashed, kills
        two birds, hitting the books, hitting the beach, hit the beach, hitting the pub, hitting the
        clubs, break the ice, breaking bad, smash burger, smashing lad, smashing time, had a blast,
        having a blast, blast from the past, dead funny, dead busy, take a hit, take a shot, shots
        of, shot of, shots at the bar, doing shots, jumped ship, taking the mick, hang out, hanging
        out, hangs out, hang around, hanging around, hangs around, hang about, hanging about, hung
        out, gets done, get done, done up, doing up, doing well, get up, getting on, get on, gets
        on, set up, setting up, sets up, threw away, throw away, throws away, throwing away,
        throwing a party, throwing parties, throws parties, throwing up, throws up, gas works, gas
        station, drive in, drive through, a drive by, rushed off, rush hour, dead line, bunking off,
        killed off, burning rubber, burning through, burn through, sting operation, whipping up,
        whip round, whipped up, run of the mill, blood test, blood tests, blood pressure, in cold
        blood, taking blood, bleeding edge, bleeding love, flooding in, bombarding, kick boxing,
        kickboxing, battered sausage, battered cod, battered fish, battered van, battered car,
        battered old, battered white, beaten up car, beaten up van, beat up car, beat up old, beat
        up van, beaten up old, crash course, crash out, crashing on, crashes on, crash at, crashing
        at, stabbing pain, stabbing pains, killing themselves laughing, killing himself laughing,
        killing herself laughing, pulled a face, throwing shade, throw shade, shooting club, gun
        club, clay pigeon, shooting clay, nail gun, glue gun, staple gun, water gun, pellet hole,
        kitchen knife set, stanley cup, axe throwing, bladed shoes, roller blades, rollerblades,
        razor sharp, razor scooter, poison ivy, stone throw, stones throw, in stone, threatening to
        share, threatening to post, threatening to send, threatening to leak, threatening to expose,
        threatening to report, threatening to leave, threatening to evict, threatening to sue,
        threatening to tell, threatening to move, threatening to stop, threatening to close,
        threatening to complain, threatening to show, threatening to put, threatening to publish,
        threatened to share, threatened to post, threatened to send, threatened to leak, threatened
        to expose, threatened to report, threatened to leave, threatened to evict, threatened to
        sue, threatened to tell, threatened to move, threatened to stop, threatened to close,
        threatened to complain, threatened to show, threatened to put, threatened to publish,
        threatens to share, threatens to post, threatens to send, threatens to leak, threatens to
        expose, threatens to report, threatens to leave, threatens to evict, threatens to sue,
        threatens to tell, threatens to move, threatens to stop, threatens to close, threatens to
        complain, threatens to show, threatens to put, threatens to publish, threaten to share,
        threaten to post, threaten to send, threaten to leak, threaten to expose, threaten to
        report, threaten to leave, threaten to evict, threaten to sue, threaten to tell, threaten to
        move, threaten to stop, threaten to close, threaten to complain, threaten to show, threaten
        to put, threaten to publish
        """,
}
