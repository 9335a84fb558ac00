using Consistency.Logic;

namespace Consistency.Formats;

/// <summary>Builds formulas out of parts that may be the constants "true" and "false", which formulas themselves do not have.</summary>
/// <remarks>
/// A part that is a constant disappears: <c>p and true</c> is <c>p</c>. Only where nothing else is left does
/// <see cref="Close"/> spell the constant out, as <c>"true" | !"true"</c> or <c>"true" &amp; !"true"</c>.
/// </remarks>
internal static class BooleanFormula
{
    // Compared by reference: a document may have atoms of the same names.
    private static readonly Formula Holds = new Predicate("true", 0).Of();
    private static readonly Formula Fails = new Predicate("false", 0).Of();

    public static Formula Constant(bool value) => value ? Holds : Fails;

    public static Formula Not(Formula operand) => ConstantOf(operand) is { } value ? Constant(!value) : !operand;

    public static Formula And(IReadOnlyList<Formula> operands) => Join(operands, absorbing: false, Formula.And);

    public static Formula Or(IReadOnlyList<Formula> operands) => Join(operands, absorbing: true, Formula.Or);

    public static Formula Implies(Formula antecedent, Formula consequent) => (ConstantOf(antecedent), ConstantOf(consequent)) switch
    {
        (false, _) or (_, true) => Holds,
        (true, _) => consequent,
        (_, false) => Not(antecedent),
        _ => antecedent.Implies(consequent),
    };

    public static Formula Xor(Formula left, Formula right) => (ConstantOf(left), ConstantOf(right)) switch
    {
        ({ } value, _) => value ? Not(right) : right,
        (_, { } value) => value ? Not(left) : left,
        _ => left ^ right,
    };

    public static Formula Iff(Formula left, Formula right) => (ConstantOf(left), ConstantOf(right)) switch
    {
        ({ } value, _) => value ? right : Not(right),
        (_, { } value) => value ? left : Not(left),
        _ => left.IfAndOnlyIf(right),
    };

    /// <summary>Builds something around a part; a constant stays what it is, because no world is empty.</summary>
    public static Formula Wrap(Formula part, Func<Formula, Formula> build) => ConstantOf(part) is null ? build(part) : part;

    /// <summary>Gives a formula that stands alone.</summary>
    public static Formula Close(Formula formula) => ConstantOf(formula) switch
    {
        true => formula | !formula,
        false => Holds & !Holds,
        _ => formula,
    };

    private static bool? ConstantOf(Formula formula) =>
        ReferenceEquals(formula, Holds) ? true : ReferenceEquals(formula, Fails) ? false : null;

    private static Formula Join(IReadOnlyList<Formula> operands, bool absorbing, Func<IEnumerable<Formula>, Formula> join)
    {
        if (operands.Any(o => ConstantOf(o) == absorbing))
        {
            return Constant(absorbing);
        }

        List<Formula> left = [.. operands.Where(static o => ConstantOf(o) is null)];
        return left.Count == 0 ? Constant(!absorbing) : join(left);
    }
}
