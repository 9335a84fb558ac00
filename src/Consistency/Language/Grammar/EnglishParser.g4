// The controlled English register, over the token types that Tagger assigns. The grammar only knows the order of
// phrases; what a phrase means (a name, a kind of things, an adjective) is decided by EnglishReader.
parser grammar EnglishParser;
options { tokenVocab = ClaimLexer; }

sentence : body EOF ;

body
    : NOT_THE_CASE body                                                # denied
    | (IF | WHEN) disjunction (COMMA? THEN | COMMA) disjunction VICE_VERSA?  # conditional
    | UNLESS disjunction COMMA disjunction                             # exception
    | disjunction (COMMA? link disjunction VICE_VERSA?)?               # plain
    ;

link : IF | WHEN | UNLESS | ONLY_IF | IFF | IMPLIES ;

disjunction : conjunction (COMMA? OR conjunction)* (COMMA? NOT_BOTH)? ;
conjunction : item (COMMA? AND item)* ;

// A later item may leave out its subject, or its subject and verb: "is round and not big".
item
    : NOT_THE_CASE item                                                # deniedItem
    | subject predicate                                                # clause
    | predicate                                                        # sameSubject
    | THERE NOT? noun (PREPOSITION noun)?                              # existence
    | NOT? complement                                                  # sameVerb
    ;

subject
    : NEITHER noun (NOR noun)+                                         # neitherSubject
    | noun ((COMMA? AND) noun)*                                        # andSubject
    | noun (COMMA? OR noun)+                                           # orSubject
    ;

predicate
    : BE NOT? complement                                               # being
    | CAN NOT? VERB object?                                            # ability
    | DO? NOT? HAVE NOT? noun                                          # having
    | (DO NOT?)? VERB object?                                          # doing
    ;

complement
    : noun ((PREPOSITION | THAN) noun)?
    | PREPOSITION noun (PREPOSITION noun)?
    ;

object : PREPOSITION? noun (PREPOSITION noun)? ;

noun
    : PRONOUN                                                          # pronoun
    | QUOTED                                                           # quotedName
    | (SOMEONE | EVERYONE | NO_ONE) relative?                          # anybody
    | THE WORD+                                                        # definite
    | (AT_LEAST | AT_MOST | EXACTLY) OF noun (COMMA? AND noun)+        # countedNames
    | (EVERY | NOT_EVERY | NO | SOME | A | ONLY | AT_LEAST | AT_MOST | EXACTLY) nominal relative?  # determined
    | nominal relative?                                                # bare
    ;

nominal
    : WORD ((COMMA | COMMA? AND) WORD)+ THING
    | WORD (COMMA WORD)+
    | NOT WORD+ THING
    | WORD* THING
    | WORD+
    ;

relative : WHO predicate ((AND | OR) (predicate | NOT? complement))* ;
