// The formal register. Precedence, tightest first: ! & ^ | -> <->. Chains of & and | are one n-ary connective,
// -> groups to the right, ^ and <-> to the left. A quantifier with ':' or '.' reaches as far right as it can,
// one without reaches over what stands next: forall x (...).
parser grammar FormalParser;
options { tokenVocab = ClaimLexer; }

sentence    : equivalence EOF ;
equivalence : implication (IFF implication)* ;
implication : disjunction (IMPLIES implication)? ;
disjunction : exclusive (OR exclusive)* ;
exclusive   : conjunction (XOR conjunction)* ;
conjunction : unary (AND unary)* ;

unary
    : NOT unary                                                        # negated
    | (FORALL | EXISTS) variable (COMMA? variable)* (COLON | DOT) equivalence  # wide
    | (FORALL | EXISTS) variable (COMMA variable)* unary               # narrow
    | LEFT equivalence RIGHT                                           # bracketed
    | term (EQUAL | UNEQUAL) term                                      # equal
    | name (LEFT (term (COMMA term)*)? RIGHT)?                         # atom
    ;

variable : WORD ;
term     : name ;
name     : WORD | QUOTED ;
