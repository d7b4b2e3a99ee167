"""Words of tense, time, habit, denial and doubt that the alarm rules speak of (domain.md 4): data."""

from collections.abc import Mapping

TIME: Mapping[str, str] = {
    "BE": """
        is, are, am, s, re, m, r, being, keeps, keep, started, starting, starts, gets, getting, got,
        continues to be, be
        """,
    "COMMON": """
        is, are, s, has, have, he, she, her, his, him, they, them, to, in, on, at, and, the, a, of,
        for, with, by, it, i, we, my, our, not, was, be, will, from, that, who, up, out, or, an, me,
        us, you, their, been, as, but, so, if, one, all, two, there, about
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
        not, no, never, nobody, none, nor, without, no one, neither, denies, denied, nothing, safe
        from, stopped, no longer
        """,
    "WILL": """
        will, ll, going to, about to, plans to, planning to, plan to, wants to, want to, wanting to,
        intends to, intending to, threatening to, threatens to, trying to, tries to, ready to, due
        to, preparing to, attempting to, coming to, arranging to, arranged to, shall, is to, are to,
        looking to, gearing up to, determined to, on his way to, on their way to, on her way to, on
        the way to, wanted to, set to, bound to, gonna, would, vowed to, vowing to, promising to,
        itching to, off to, being told to, telling him to, telling her to, telling them to,
        intention to, intention of
        """,
    "TO_NOW": """
        going to, about to, trying to, attempting to, threatening to, plans to, planning to, wants
        to, coming to, preparing to, ready to, starting to, on his way to, on their way to, on her
        way to, will, ll, intends to, intending to, saying he ll, want to, demanding to, off to
        """,
    "NOW": """
        right now, as we speak, as i speak, as i type, as i write, as i type this, as i write this,
        at this moment, this minute, this very minute, at this minute, this second, currently,
        tonight, this evening, this afternoon, this lunchtime, this lunch, just now, still, any
        minute, any second, any moment, at the moment, at present, presently, minutes ago, minute
        ago, moments ago, seconds ago, an hour ago, hour ago, half an hour ago, later today, after
        school today, at lunch today, at break, after school, at home time, at hometime, on his way,
        on their way, on her way, on the way, on the way here, on the phone now, in progress,
        ongoing, straight away, immediately, live, urgent, urgently, emergency, happening now, in an
        hour, within the hour, as soon as, before midnight, by midnight, at midnight, within
        minutes, right this second, end of school, out of school, again now, while i, while we,
        whilst i, whilst we, at unlock, last period, next lesson, all day today, at pick up, at
        closing, in front of me, in front of us, in front of my eyes, next to me, beside me, here
        now, there now, gets home, get home, comes home, gets out, gets back, soon, this weekend
        """,
    "STRONG": """
        since last night, since yesterday, right now, as we speak, as i speak, as i type, as i
        write, as i type this, as i write this, at this moment, this minute, this very minute, this
        second, currently, tonight, this evening, this afternoon, just now, still, any minute, any
        second, any moment, at the moment, minutes ago, minute ago, moments ago, seconds ago, later
        today, in progress, again today, is now, are now, am now, s now, re now, going to, about to,
        soon, now outside, outside now, here now, today, and now
        """,
    "NOWISH": """
        now, today, just, again, this morning, already, tomorrow, tonight
        """,
    "PAST": """
        nineties, eighties, seventies, noughties, years for, months for, yesterday, last night, last
        week, last month, last year, last term, last summer, last winter, last spring, last autumn,
        last weekend, last friday, last monday, last tuesday, last wednesday, last thursday, last
        saturday, last sunday, last christmas, last time, other day, other night, other week,
        overnight, over the weekend, at the weekend, during the night, in the night, over christmas,
        over easter, over half term, over the summer, in the summer, in the past, used to,
        previously, historic, historical, historically, formerly, days ago, weeks ago, months ago,
        years ago, week ago, month ago, year ago, day ago, few days ago, a while ago, while ago,
        long ago, ages ago, when he was, when she was, when they were, when i was, when we were, as
        a child, as a teenager, back then, earlier this week, earlier this month, earlier this year,
        earlier in the week, at the time, had been, night before, day before, week before, in the
        early hours, some time ago, in a previous, in his previous, in her previous, childhood, in
        the war, convicted, convictions, before christmas, the morning after, sentenced, jailed,
        served time, in prison for, anniversary, memorial, inquest, years back, weeks back, months
        back, in his youth, in her youth, when younger, inside for, did time, charged with, was
        charged, ex prisoner, nowadays, in those days, in february, in march, in april, in june, in
        july, in august, in september, in october, in november, in december, in january, since
        january, since february, since march, since april, since june, since july, since august,
        since september, since october, since november, since december, week on, half term
        """,
    "OLD": """
        nineties, eighties, seventies, noughties, years for, months for, years ago, year ago, last
        year, last summer, used to, historic, historical, when he was, when she was, when they were,
        as a child, as a teenager, childhood, in the past, previously, formerly, in his youth, in
        her youth, when younger, years back, decades ago, long ago, convicted, convictions,
        sentenced, jailed, served time, inside for, did time, in those days, when i was, back then,
        in prison for, ages ago, in the war
        """,
    "WEEKDAY": """
        monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tues, weds, thurs, fri,
        weekend, summer, month
        """,
    "HABIT": """
        been coming, been going, been driving, been meeting, been waiting, mondays, tuesdays,
        wednesdays, thursdays, fridays, saturdays, sundays, weekends, often, usually, always,
        regularly, sometimes, every day, every night, every evening, every week, every weekend, most
        evenings, most nights, most days, most weekends, each night, each evening, each week, each
        day, evenings, nightly, at all hours, all hours, from time to time, occasionally, after
        dark, since august, at weekends, rarely, generally, normally, tends to, nights, for years,
        for months, for weeks, rumour, rumours, rumoured, gossip, supposedly, known for, reputation,
        is said to, are said to, at night, routinely, frequently, over the years, seldom, on and
        off, it has gone on
        """,
    "HYPO": """
        leaflet, what to do when, what to do if, one day, 5 day someone, some day, someday, in the
        event, suppose, supposing, if there was, if there were, if it was, if i saw, if we saw,
        would have, could have, might have, should have, in case, as if, as though, what if, had he,
        imagine, hypothetically, example, for instance, policy, procedure, what would, wouldn't,
        risk assessment, could one day, might one day
        """,
}
