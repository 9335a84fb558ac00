// The formal register of the claim language: first-order formulas and declarations.
// Binding, tightest first: !  &  ^  |  ->  <->. A quantifier followed by ':' or '.' reaches to the end of its brackets;
// without it, it takes the next bracket, negation, quantifier or atom only.
grammar Formal;

formulaStatement
    : formula EOF
    ;

relationStatement
    : name (COLON | IS | ARE)? law (COMMA? AND? law)* EOF
    ;

exclusiveStatement
    : atom (COMMA? AND? atom)+ EOF
    ;

constantStatement
    : name (COMMA? AND? name)* EOF
    ;

law
    : INVERSE OF? name
    | property=IDENT
    ;

formula
    : implication (IFF implication)*
    ;

implication
    : disjunction (IMPLIES implication)?
    ;

disjunction
    : exclusion (OR exclusion)*
    ;

exclusion
    : conjunction (XOR conjunction)*
    ;

conjunction
    : unary (AND unary)*
    ;

unary
    : NOT unary                                                             # negation
    | quantifier=(FORALL | EXISTS) name (COMMA name)* (COLON | DOT) formula # wideQuantification
    | quantifier=(FORALL | EXISTS) name (COMMA name)* unary                 # quantification
    | OPEN formula CLOSE                                                    # brackets
    | name operator=(EQUAL | UNEQUAL) name                                  # comparison
    | atom                                                                  # atomic
    ;

atom
    : name (OPEN name (COMMA name)* CLOSE)?
    ;

name
    : IDENT
    | QUOTED
    | INVERSE
    | OF
    | IS
    | ARE
    ;

NOT      : '!' | '~' | '¬' | [nN] [oO] [tT] ;
AND      : '&' | '&&' | '∧' | [aA] [nN] [dD] ;
OR       : '|' | '||' | '∨' | [oO] [rR] ;
XOR      : '^' | '⊕' | [xX] [oO] [rR] ;
IMPLIES  : '->' | '=>' | '→' | '⇒' | [iI] [mM] [pP] [lL] [iI] [eE] [sS] ;
IFF      : '<->' | '<=>' | '↔' | '⇔' | '⟷' | [iI] [fF] [fF] ;
FORALL   : '∀' | [fF] [oO] [rR] [aA] [lL] [lL] ;
EXISTS   : '∃' | [eE] [xX] [iI] [sS] [tT] [sS] ;
EQUAL    : '=' | '==' ;
UNEQUAL  : '!=' | '≠' ;
OPEN     : '(' ;
CLOSE    : ')' ;
COMMA    : ',' ;
COLON    : ':' ;
DOT      : '.' ;
INVERSE  : [iI] [nN] [vV] [eE] [rR] [sS] [eE] ;
OF       : [oO] [fF] ;
IS       : [iI] [sS] ;
ARE      : [aA] [rR] [eE] ;
QUOTED   : '"' ( '\\' . | ~["\\] )* '"' ;
IDENT    : PART ( ['’-] PART )* ;
SPACE    : [\p{White_Space}]+ -> skip ;
OTHER    : . ;

fragment PART : [\p{L}\p{M}\p{N}_$]+ ;
