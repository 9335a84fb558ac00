using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Grounding;

/// <summary>Keeps the clauses of formulas that were met lately, so that a rule of many claim sets becomes clauses once.</summary>
/// <remarks>
/// Only formulas without a name of their own making are kept: no part is named, nothing is a witness. Their clauses depend on
/// nothing but the formula; predicates and constants are numbered anew for each claim set, in the order in which they would have been.
/// Every formula has one place by its hash; another one there takes it over, so the table never grows. Thread-safe: places
/// are exchanged as a whole.
/// </remarks>
internal sealed class PatternTable
{
    private const int Places = 1 << 11;

    private readonly Kept?[] _kept = new Kept?[Places];

    /// <summary>Gives the clauses of a formula, as <see cref="Clausifier.Clausify"/> does.</summary>
    /// <param name="formula">The formula, without free variables.</param>
    /// <param name="symbols">Numbers its predicates and constants.</param>
    /// <param name="statement">The number of the statement it belongs to.</param>
    /// <param name="perInstance">Whether every instance of its outermost "for all" stands for itself.</param>
    public List<ClausePattern> Clausify(Formula formula, SymbolTable symbols, int statement, bool perInstance)
    {
        ref Kept? place = ref _kept[(formula.GetHashCode() + (perInstance ? 1 : 0)) & (Places - 1)];
        Kept? kept = place;
        if (kept is null || kept.PerInstance != perInstance || kept.Reading != symbols.Reading || kept.Formula != formula)
        {
            SymbolTable own = new(symbols.Reading);
            List<ClausePattern> patterns = Clausifier.Clausify(formula, own, statement: 0, ClauseRole.Asserted, perInstance: perInstance);
            place = kept = new Kept(formula, perInstance, symbols.Reading, own.IsNamed ? patterns : null, own);
        }

        return kept.Patterns is { } known
            ? Renumbered(known, kept.Symbols, symbols, statement)
            : Clausifier.Clausify(formula, symbols, statement, ClauseRole.Asserted, perInstance: perInstance);
    }

    private static List<ClausePattern> Renumbered(List<ClausePattern> patterns, SymbolTable own, SymbolTable symbols, int statement)
    {
        int[] predicates = new int[own.Count];
        for (int symbol = 0; symbol < predicates.Length; symbol++)
        {
            (Predicate? predicate, bool holds) = own[symbol];
            predicates[symbol] = symbols.Number(predicate!, holds);
        }

        int[] constants = own.ConstantCount == 0 ? [] : new int[own.ConstantCount];
        for (int constant = 0; constant < constants.Length; constant++)
        {
            constants[constant] = symbols.Constant(own.ConstantAt(constant));
        }

        List<ClausePattern> renumbered = new(patterns.Count);
        foreach (ClausePattern pattern in patterns)
        {
            PatternLiteral[] literals = new PatternLiteral[pattern.Literals.Length];
            for (int i = 0; i < literals.Length; i++)
            {
                PatternLiteral literal = pattern.Literals[i];
                literals[i] = new PatternLiteral(predicates[literal.Symbol], literal.Positive, Renumbered(literal.Arguments, constants));
            }

            renumbered.Add(new ClausePattern
            {
                Literals = literals,
                Equalities = constants.Length == 0
                    ? pattern.Equalities
                    : Array.ConvertAll(pattern.Equalities, e => e with { Left = Renumbered(e.Left, constants), Right = Renumbered(e.Right, constants) }),
                VariableCount = pattern.VariableCount,
                ExpandedVariables = pattern.ExpandedVariables,
                Witnesses = Renumbered(pattern.Witnesses, constants),
                InstanceVariables = pattern.InstanceVariables,
                Statement = statement,
                Law = pattern.Law,
                Role = pattern.Role,
            });
        }

        return renumbered;
    }

    // Nobody writes into the arguments of a pattern, so those without constants are the same for all.
    private static int[] Renumbered(int[] arguments, int[] constants) =>
        constants.Length == 0 ? arguments : Array.ConvertAll(arguments, a => Renumbered(a, constants));

    private static int Renumbered(int argument, int[] constants) => PatternLiteral.IsVariable(argument) ? argument : constants[argument];

    private sealed record Kept(Formula Formula, bool PerInstance, Reading Reading, List<ClausePattern>? Patterns, SymbolTable Symbols);
}
