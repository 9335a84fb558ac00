// The words and signs of the claim language, shared by both registers.
//
// The lexer knows no English: it gives WORD for every word. Which words are closed-class words or verbs is decided by
// Tagger, which changes the token types to those declared below; so the rules stand in one place, in C#.
lexer grammar ClaimLexer;

tokens {
    IF, THEN, WHEN, UNLESS, ONLY_IF, NOT_BOTH, NOT_THE_CASE,
    EVERY, NOT_EVERY, NO, SOME, A, THE, ONLY, NEITHER, NOR,
    SOMEONE, EVERYONE, NO_ONE, PRONOUN, THING,
    BE, CAN, HAVE, DO, VERB, PREPOSITION, THAN, WHO, THERE, VICE_VERSA,
    AT_LEAST, AT_MOST, EXACTLY, OF
}

LEFT      : '(' ;
RIGHT     : ')' ;
COMMA     : ',' ;
COLON     : ':' ;
DOT       : '.' ;
NOT       : [!~¬] ;
AND       : '&' '&'? | '∧' ;
OR        : '|' '|'? | '∨' ;
XOR       : '^' | '⊕' ;
IMPLIES   : '->' | '=>' | '→' | '⇒' | '⟶' ;
IFF       : '<->' | '<=>' | '↔' | '⇔' | '⟷' ;
FORALL    : '∀' ;
EXISTS    : '∃' ;
EQUAL     : '=' ;
UNEQUAL   : '!=' | '≠' ;
QUOTED    : '"' (~["\\\r\n] | '\\' .)* '"' | '“' ~[“”\r\n]* '”' ;
// A grade "b+" and a language "c++" keep their signs.
WORD      : LETTER+ ([-'’] LETTER+)* '+'* ;
SPACE     : [\p{White_Space}]+ -> skip ;
OTHER     : . ;

// All other letters, marks and numbers of Unicode come as 'x': SentenceStream knows them. Here they would be a table whose
// reading takes most of the time in which a first sentence is read.
fragment LETTER : [a-zA-Z0-9_] ;
