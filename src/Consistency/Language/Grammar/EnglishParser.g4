// The controlled English register, over the token types that Tagger assigns. The grammar only knows the order of
// phrases; what a phrase means (a name, a kind of things, an adjective) is decided by EnglishReader.
parser grammar EnglishParser;
options { tokenVocab = ClaimLexer; }

sentence : body EOF ;

body
    : NOT_THE_CASE body                                                # denied
    | (IF | WHEN) left=disjunction (COMMA? THEN | COMMA) right=disjunction viceVersa=VICE_VERSA? # conditional
    | UNLESS left=disjunction COMMA right=disjunction                  # exception
    | left=disjunction (COMMA? by=link right=disjunction viceVersa=VICE_VERSA?)? # plain
    ;

link : IF | WHEN | UNLESS | ONLY_IF | IFF | IMPLIES ;

disjunction : parts+=conjunction (COMMA? OR parts+=conjunction)* (COMMA? notBoth=NOT_BOTH)? ;
conjunction : items+=item (COMMA? AND items+=item)* ;

// A later item may leave out its subject, or its subject and verb: "is round and not big".
item
    : NOT_THE_CASE item                                                # deniedItem
    | about=subject says=predicate                                     # clause
    | says=predicate                                                   # sameSubject
    | THERE negation=NOT? what=noun (PREPOSITION place=noun)?          # existence
    | negation=NOT? what=complement                                    # sameVerb
    ;

subject
    : NEITHER nouns+=noun (NOR nouns+=noun)+                           # neitherSubject
    | nouns+=noun ((COMMA? AND) nouns+=noun)*                          # andSubject
    | nouns+=noun (COMMA? OR nouns+=noun)+                             # orSubject
    ;

predicate
    : BE negation=NOT? what=complement                                 # being
    | CAN negation=NOT? verb=VERB whom=object?                         # ability
    | auxiliary=DO? negation=NOT? HAVE negation=NOT? what=noun         # having
    | (auxiliary=DO negation=NOT?)? verb=VERB whom=object?             # doing
    ;

complement
    : nouns+=noun ((PREPOSITION | than=THAN) nouns+=noun (PREPOSITION nouns+=noun)*)?
    | PREPOSITION nouns+=noun (PREPOSITION nouns+=noun)*
    ;

object : PREPOSITION? noun (PREPOSITION noun)* ;

noun
    : PRONOUN                                                          # pronoun
    | QUOTED                                                           # quotedName
    | (SOMEONE | EVERYONE | NO_ONE) who=relative?                      # anybody
    | THE words+=WORD+                                                 # definite
    | (AT_LEAST | AT_MOST | EXACTLY) OF nouns+=noun (COMMA? AND nouns+=noun)+ # countedNames
    | (EVERY | NOT_EVERY | NO | SOME | A | ONLY | AT_LEAST | AT_MOST | EXACTLY) kind=nominal who=relative? # determined
    | kind=nominal who=relative?                                       # bare
    ;

nominal
    : words+=WORD ((comma=COMMA | comma=COMMA? conjunct=AND) words+=WORD)+ thing=THING
    | words+=WORD (comma=COMMA words+=WORD)+
    | negation=NOT words+=WORD+ thing=THING
    | words+=WORD* thing=THING
    | words+=WORD+
    ;

relative : WHO predicate ((AND | OR) (predicate | NOT? complement))* ;
