"""Verbs that the alarm rules speak of (domain.md 4): data, written as `alarm_lexicon` says."""

from collections.abc import Mapping

VERBS: Mapping[str, str] = {
    "HURT": """
        attack, assault, punch, kick, slap, batter, bash, stab+b, slash, strangle, choke, throttle,
        suffocate, smother, molest, grope, murder, harm, injure, torture, drown, poison, headbutt,
        thump, whack, stamp, rob+b, mug+g, shoot shoots shooting shot shot, hit hits hitting hit
        hit, beat beats beating beat beaten, hurt hurts hurting hurt hurt, bite bites biting bit
        bitten, kill, rape, maim, execute, knife knifes knifing knifed knifed, glass glasses
        glassing glassed glassed, pummel+l, clobber, lynch, maul, scald, mutilate, electrocute,
        stone stones stoning stoned stoned, shank, wound wounds wounding wounded wounded, brutalise,
        crush, trample, bottle bottles bottling bottled bottled, savage, cane, whip+p
        """,
    "HARM": """
        cut cuts cutting cut cut, burn burns burning burned burnt, jump, throw throws throwing threw
        thrown, shake shakes shaking shook shaken, bully bullies bullying bullied bullied, chase,
        corner, restrain, rush, threaten, terrorise, intimidate, abuse, spit spits spitting spat
        spat, smack, shank, do does doing did done, get gets getting got got, touch, trap+p, pin+n,
        sting stings stinging stung stung, target, ambush, gas, spike, drug+g, punish, fight fights
        fighting fought fought, swarm, bite bites biting bit bitten, set sets setting set set,
        abduct, kidnap+p, snatch
        """,
    "THREAT": """
        threaten, intimidate, menace, terrorise, blackmail
        """,
    "SEIZE": """
        drag+g, pull, push, shove, grab+b, force, bundle, snatch, haul, lure, coax, entice, abduct,
        kidnap+p, march, carry carries carrying carried carried, shepherd, manhandle, wrestle, lead
        leads leading led led, yank
        """,
    "SMASH": """
        smash, break breaks breaking broke broken, trash, ram+m, wreck, batter, vandalise, force,
        kick, boot, damage, bash, hammer, bang, destroy, jemmy jemmies jemmying jemmied jemmied,
        prise, pound, thump
        """,
    "WIELD": """
        wave, hold holds holding held held, brandish, carry carries carrying carried carried, swing
        swings swinging swung swung, point, show shows showing showed shown, pull, draw draws
        drawing drew drawn, flash, produce, wield, clutch, sharpen, load, raise, aim, grip+p, hide
        hides hiding hid hidden, lunge, flourish, tuck, bring brings bringing brought brought,
        conceal, grab+b, pack, fetch, stash, use, display
        """,
    "FOLLOW": """
        follow, chase, tail, stalk, track, hunt, pursue, corner, circle, hound
        """,
    "CRY": """
        scream, shout, yell, cry cries crying cried cried, sob+b, beg+g, plead, wail, shriek, howl,
        whimper
        """,
    "GO": """
        come comes coming came come, head, drive drives driving drove driven, walk, run runs running
        ran run, ride rides riding rode ridden, make makes making made made, travel+l, go goes going
        went gone, march, storm, charge, approach, turn
        """,
    "TAKE": """
        take takes taking took taken, drive drives driving drove driven, fly flies flying flew
        flown, remove, whisk, march
        """,
    "STEAL": """
        steal steals stealing stole stolen, nick, pinch, rob+b, burgle, mug+g, loot, shoplift,
        swipe, con+n, scam+m, defraud, embezzle, forge, vandalise, ransack, snatch, hack,
        pickpocket, joyride, cheat, swindle, extort, blackmail, trick, overcharge, launder, clone,
        strip+p, siphon
        """,
    "FIND": """
        find finds finding found found, recover, discover, seize, confiscate, uncover, locate,
        notice, come comes coming came come
        """,
    "TELL": """
        tell tells telling told told, say says saying said said, text, message, phone, ring rings
        ringing rang rung, call, disclose, whisper, email, report, snapchat, warn, post, write
        writes writing wrote written, state, mention, claim, threaten
        """,
    "CONTROL": """
        control, stalk, monitor, track, isolate, abuse, threaten, harass, bombard, intimidate,
        humiliate, belittle, degrade, pester, gaslight
        """,
}
