// The English register of the claim language. The words of the closed classes are tokens of their own; which of the
// others is a verb is decided before parsing, by position (VerbTagger), and questions are put into the order of statements.
grammar English;

options { caseInsensitive = true; }

tokens { VERB }

sentence
    : top EOF
    ;

top
    : IF clauses (COMMA? THEN | COMMA) clauses  # conditional
    | clauses IFF clauses                       # equivalence
    | clauses COMMA? IF clauses                 # trailingCondition
    | clauses COMMA? UNLESS clauses             # exception
    | clauses                                   # plain
    ;

clauses
    : clause (COMMA? (AND | OR | BUT) clause)*
    ;

clause
    : NOT_THE_CASE clause                       # denied
    | THE_CASE clause                           # stressed
    | EITHER clause COMMA? OR clause            # alternative
    | subject predicates                        # simple
    ;

subject
    : reference (AND reference)+                # several
    | quantified                                # general
    | words (COMMA AND? words)+                 # list
    | reference                                 # one
    ;

quantified
    : NOT? quantifier=(ALL | NO | SOME | ONLY) group relative?
    | quantifier=(SOMEONE | EVERYONE | NOONE) relative?
    ;

// "red, cold things": what is left of the last comma are adjectives.
group
    : words (COMMA? AND? words)*
    ;

relative
    : WHO predicates
    ;

predicates
    : predicate (joint predicate)*
    ;

predicate
    : (IS NOT? | ISNT) complements              # being
    | (CAN NOT? | CANNOT) action                # ability
    | (DO NOT? | DONT) action                   # emphasis
    | action                                    # doing
    ;

action
    : HAS NOT? object                           # having
    | VERB preposition? object?                 # verb
    ;

complements
    : NEITHER complement NOR complement
    | EITHER? complement (joint complement)*
    ;

joint
    : COMMA? (AND | OR | BUT)
    | COMMA
    ;

complement
    : NOT? ABLE_TO action                       # able
    | NOT? article=(A | THE)? words (preposition object)? # what
    | NOT? preposition object                   # where
    ;

preposition
    : PREPOSITION+
    ;

object
    : reference
    | SOMEONE
    ;

reference
    : article=(A | THE)? words
    | PRONOUN
    ;

words
    : (WORD | QUOTED)+
    ;

fragment S : [\p{White_Space}]+ ;
fragment Q : ['’] ;

NOT_THE_CASE : 'it' S ('is' S 'not' | 'isn' Q 't') S ('the' S 'case' | 'true') S 'that' | 'it' S 'is' S 'false' S 'that' ;
THE_CASE     : 'it' S 'is' S ('the' S 'case' | 'true') S 'that' ;
IFF          : 'if' S 'and' S 'only' S 'if' | 'iff' ;
IF           : 'if' | 'when' | 'whenever' ;
THEN         : 'then' ;
UNLESS       : 'unless' ;
AND          : 'and' ;
OR           : 'or' ;
NOR          : 'nor' ;
BUT          : 'but' ;
EITHER       : 'either' ;
NEITHER      : 'neither' ;
NOT          : 'not' ;
IS           : 'is' | 'are' ;
ISNT         : ('isn' | 'aren') Q 't' ;
CAN          : 'can' ;
CANNOT       : 'cannot' | 'can' Q 't' ;
HAS          : 'has' | 'have' ;
DO           : 'does' | 'do' ;
DONT         : ('doesn' | 'don') Q 't' ;
ALL          : 'all' | 'every' | 'each' ;
NO           : 'no' ;
SOME         : 'some' ;
ONLY         : 'only' ;
A            : 'a' | 'an' ;
THE          : 'the' ;
SOMEONE      : 'someone' | 'something' | 'somebody' | 'anyone' | 'anything' | 'anybody' ;
EVERYONE     : 'everyone' | 'everything' | 'everybody' ;
NOONE        : 'no' S 'one' | 'nobody' | 'nothing' ;
PRONOUN      : 'it' | 'they' | 'he' | 'she' | 'them' | 'him' | 'her' ;
WHO          : 'who' | 'that' | 'which' ;
ABLE_TO      : 'able' S 'to' ;
PREPOSITION  : 'of' | 'in' | 'on' | 'at' | 'by' | 'to' | 'for' | 'from' | 'with' | 'than' | 'before' | 'after' | 'above'
             | 'below' | 'under' | 'over' | 'near' | 'into' | 'inside' | 'outside' | 'behind' | 'beside' | 'about' | 'as'
             | 'next' S 'to' | 'against' | 'between' | 'during' | 'without' | 'within' ;
COMMA        : ',' ;
QUOTED       : '"' ( '\\' . | ~["\\] )* '"' ;
WORD         : [\p{L}\p{M}\p{N}_$%]+ ( [.'’&/-]+ [\p{L}\p{M}\p{N}_$%]+ )* ['’.]? ;
SPACE        : [\p{White_Space}]+ -> skip ;
OTHER        : . ;
