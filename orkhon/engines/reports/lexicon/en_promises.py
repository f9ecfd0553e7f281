"""How English reports state promises, and hopes that are none."""

from orkhon.engines.reports.lexicon.model import CommitmentCue

_NOT = r"(?!not\b|n[’']t\b)"

# A verb that somebody can do and not one that only happens.
_DEED = (
    r"(?!(?:let|make it|and|or|of|to|the|for|with|which|is|be|have|become|contribute|serve|give|lead|allow|enable|remain|depend|play|"
    r"benefit|reach|go on|come|see|need|bring|mark|last|end|begin|start|follow|help|"
    r"strengthen|further|enhance|deepen|like|always|never|undoubtedly|certainly|impact|"
    r"pave|boost|increase|grow|improve|result|take place|include|cover|facilitate|"
    r"provide (?:an )?(?:impetus|opportunit\w+)|turn|fit|add|prove)\b)[a-z]{3,}\b"
)

COMMITMENTS = (
    CommitmentCue(
        "ready",
        r"\b(?:stands?|stood|is|are|was|were|be|remains?|remained) (?:also |always |fully |currently )?(?:ready|prepared|willing) (?:to|for)\b",
        rule="is ready to",
    ),
    CommitmentCue(
        "ready",
        r"\b(?:express(?:ed|es|ing)?|stat(?:ed|es|ing)|confirm(?:ed|s|ing)?|reaffirm(?:ed|s|ing)?|voic(?:ed|es|ing)|declar(?:ed|es|ing)|conveyed|noted|reiterated|underlined|emphasi[sz]ed|stressed|announced|highlighted|affirmed|underscored|demonstrated|showed|indicated)\s+(?:(?:his|her|its|their|the|full|own|mutual|(?-i:[A-ZÇĞİÖŞÜ])[\w’'-]+|side|sides|party|country|parliament|assembly|commitment|firm|strong|continued)[’']?s?\s+){0,6}(?:readiness|willingness|preparedness) (?:to|for)\b",
        rule="readiness to",
    ),
    CommitmentCue(
        "ready",
        r"(?<=\S)[’']s?\s+(?:full |firm )?(?:readiness|willingness) (?:to|for)\b|\b(?:his|her|its|their|the) (?:full |firm )?(?:readiness|willingness) (?:to|for)\b",
        rule="readiness to",
    ),
    CommitmentCue(
        "instructed",
        r"\b(?:instructed|tasked|ordered|charged|commissioned|mandated|entrusted)\s+(?:[^,.;]{2,80}?\s)(?:to|with)\b",
        rule="instructed to",
    ),
    CommitmentCue(
        "instructed",
        r"\b(?:was|were|has been|have been) (?:instructed|tasked|mandated|entrusted|ordered) (?:to|with)\b",
        rule="was instructed to",
    ),
    CommitmentCue(
        "instructed",
        r"\bgave (?:the |an? )?(?:\w+ )?(?:instructions?|orders?) (?:to|for|on)\b",
        rule="gave instructions to",
    ),
    CommitmentCue(
        "decided",
        r"\b(?:has |have |had )?(?:also )?(?:decided|resolved) (?:to|on|upon|that)\b",
        rule="decided to",
    ),
    CommitmentCue(
        "decided",
        r"\bit was (?:also )?(?:decided|resolved) (?:to|that)\b",
        rule="it was decided",
    ),
    CommitmentCue(
        "decided",
        r"\b(?:a |the )?decisions? (?:was|were|has been|have been) (?:also )?(?:made|taken|adopted|reached)\s+(?:to|on|that|regarding)\b",
        rule="a decision was taken",
    ),
    CommitmentCue(
        "decided",
        r"\b(?:made|took|adopted) (?:a|the) decision (?:to|on|that)\b",
        rule="took a decision",
    ),
    CommitmentCue(
        "agreed",
        r"\b(?:has |have |had )?(?:also |further )?(?:agreed|concurred) (?:to|on(?! the (?:\w+ )?(?:current|high|existing|importance|need|necessity|significance)\b)|upon|in principle|that(?=[^.;]{0,120}\b(?:will|would|should|shall|be|to)\b))\b",
        rule="agreed to",
    ),
    CommitmentCue(
        "agreed",
        r"\bit was (?:also |further |mutually )?agreed (?:to|on|upon|that)\b",
        rule="it was agreed",
    ),
    CommitmentCue(
        "agreed",
        r"\b(?:an? |the )?(?:mutual |preliminary )?(?:agreements?|understanding|consensus) (?:was|were|has been|have been) (?:also )?(?:reached|achieved|made)\s+(?:to|on|that|regarding|in|between [^.;]{3,60}? (?:to|on))\b",
        rule="an agreement was reached",
    ),
    CommitmentCue(
        "agreed",
        r"\breached (?:an? |the )?(?:\w+ )?(?:agreement|understanding|consensus)s? (?:to|on|that|regarding|in)\b",
        rule="reached an agreement",
    ),
    CommitmentCue(
        "agreed",
        r"\b(?:undertook|undertakes|pledged|pledges|promised|promises|committed (?:himself|herself|itself|themselves)|vowed|assured (?:that|of|[^.;]{3,60}? that)|guaranteed)\s*(?:to|that|support|assistance|its|his|her|their)?\b",
        rule="pledged to",
    ),
    CommitmentCue(
        "agreed",
        r"\baccepted (?:the|an|this|his|her|their) (?:\w+ )?invitation\b",
        rule="accepted an invitation",
    ),
    CommitmentCue(
        "agreed",
        r"\binvitation (?:was|has been) (?:gladly |gratefully )?accepted\b",
        passive=True,
        rule="an invitation was accepted",
    ),
    CommitmentCue(
        "intends",
        r"\b(?:is|are|was|were) (?:also )?(?:planned|envisaged|scheduled|foreseen|slated)\b(?! to\b)",
        passive=True,
        rule="is planned",
    ),
    CommitmentCue(
        "intends",
        r"\bit (?:is|was) (?:also )?(?:planned|envisaged|intended|foreseen|expected) (?:to (?!be\b)|that\b)",
        rule="it is planned to",
    ),
    CommitmentCue(
        "intends",
        r"\bto (?:be (?:held|organi[sz]ed|hosted|convened)|take place)\s+(?=(?:in|on|at|next|this|both)\b)",
        passive=True,
        rule="to be held",
    ),
    CommitmentCue(
        "intends",
        r"\b(?:plans?|planned|intends?|intended|is going|are going|is planning|are planning|expects) to\b(?! be\b| take place)",
        rule="plans to",
    ),
    CommitmentCue(
        "intends",
        r"\b(?:express(?:ed|es|ing)?|stat(?:ed|ing)|confirm(?:ed|ing)|reaffirm(?:ed|ing)|voic(?:ed|ing)|announced|declared) (?:his|her|its|their|the|mutual) (?:mutual |firm |strong )?(?:intentions?|determination|resolve|plans?) (?:to|of|for)\b",
        rule="intention to",
    ),
    CommitmentCue(
        "intends",
        r"\b(?:is|are|was|were) (?:also )?(?:set|due|slated|expected|scheduled|about|poised) to (?!be held|take place|be organi[sz]ed|host|(?:end|begin|start|last|conclude|become|reach)\b)",
        rule="is set to",
    ),
    CommitmentCue(
        "intends",
        r"\b(?:which |that )?(?:(?:is|are|was|were|has been|have been) (?:also )?|(?<=, ))(?:planned|scheduled|slated|set|due|expected|envisaged|proposed)(?: to be (?:held|organi[sz]ed|hosted|convened|signed|adopted)| to take place| for\b| to be\b)",
        passive=True,
        rule="is planned",
    ),
    CommitmentCue(
        "intends",
        r"\b(?:will|would) (?:be held|take place|be organi[sz]ed|be hosted|be convened|be signed|be adopted|be launched|be opened|(?:soon )?be (?:set up|established|created|formed|introduced|sent|built))\b",
        passive=True,
        rule="will be held",
    ),
    CommitmentCue(
        "intends",
        rf"\b(?:will|would) {_NOT}(?:also |soon |shortly |continue to |actively |fully )*(?={_DEED})",
        rule="will",
    ),
)

HOPES = (
    r"\b(?:hop(?:es?|ed|ing)|wish(?:ed|es|ing)?|confiden(?:t|ce)|believ(?:es?|ed|ing)|"
    r"convictions?|convinced|belief|optimism|optimistic|trusts? (?:that|in)|assurance|"
    r"possibility|prospects? (?:of|for)|opportunit\w+|sure that|would like|predict\w*|"
    r"expectations?)\b",
)

WANTS = (
    r"\b(?:desire|interest(?:ed)?|wants?|wanted|aspirations?|calls? (?:for|on|upon)|"
    r"called (?:for|on|upon)|urged|needs?|needed|should|must|importance|important|"
    r"advisable|necessary|necessity|proposed|suggested|proposal|asked|requested|invit(?:ed|es|ing|ations?)|"
    r"if|could|may|might)\b",
)

DONE = (
    r"\b(?:has|have|had) been (?:successfully |already |fully )?(?:completed|finali[sz]ed|fulfilled|implemented|submitted|concluded|accomplished|delivered|carried out|executed)\b",
    r"\b(?:was|were) (?:successfully |already |fully )(?:completed|finali[sz]ed|fulfilled|implemented|submitted|accomplished)\b",
    r"\b(?:was|were) (?:completed|finali[sz]ed|fulfilled|submitted|accomplished)\b",
    r"\b(?:has|have) (?:successfully |already |fully )?(?:completed|fulfilled|finali[sz]ed|submitted|accomplished)\b",
)

NOT_PROMISED = (r"\b(?:elections?|referendum|vote|voting|polls|ballot)\b",)
