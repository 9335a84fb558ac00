using Consistency.Logic;

namespace Consistency.Grounding;

/// <summary>Numbers predicates and constants.</summary>
/// <remarks>
/// In the derivable reading a predicate has two numbers, one for "it holds" and one for "its negation holds": what is
/// derived for the one says nothing about the other. A table can stand on another, whose numbers it keeps: what is new is
/// numbered behind them, and the other does not change, so that any number of tables can stand on it at the same time.
/// </remarks>
/// <param name="reading">The reading that decides how negations are numbered.</param>
/// <param name="below">The table that this one stands on, which is not added to any more; none when null.</param>
internal sealed class SymbolTable(Reading reading, SymbolTable? below = null)
{
    private const string WitnessName = "something_";

    private readonly Dictionary<(Predicate Predicate, bool Holds), int> _numbers = [];
    private readonly List<(Predicate? Predicate, bool Holds)> _symbols = [];
    private readonly Dictionary<(QuantifiedFormula Formula, int Index), int> _witnesses = [];
    private readonly HashSet<int> _witnessNumbers = [];
    private readonly Dictionary<string, int> _constantNumbers = new(StringComparer.Ordinal);
    private readonly List<Term> _constants = [];
    private readonly int _symbolsBelow = below?.Count ?? 0;
    private readonly int _constantsBelow = below?.ConstantCount ?? 0;

    /// <summary>The reading that decides how negations are numbered.</summary>
    public Reading Reading { get; } = reading;

    /// <summary>How many predicate symbols there are; they are numbered from 0.</summary>
    public int Count => _symbolsBelow + _symbols.Count;

    /// <summary>Whether every symbol and every constant is one that a statement mentions.</summary>
    public bool IsNamed => !HasWitness && !_symbols.Exists(static s => s.Predicate is null) && below?.IsNamed != false;

    /// <summary>Whether a constant was made here that no statement mentions.</summary>
    public bool HasWitness { get; private set; }

    /// <summary>Whether there are constants that no statement mentions, here or below.</summary>
    public bool HasUnnamedConstants => HasWitness || below?.HasUnnamedConstants == true;

    /// <summary>How many constants there are.</summary>
    public int ConstantCount => _constantsBelow + _constants.Count;

    /// <summary>Gives the literal that says that an atom, or its negation, is held to be true.</summary>
    public PatternLiteral Holds(Predicate predicate, bool positive, int[] arguments) =>
        Reading == Reading.Classical
            ? new PatternLiteral(Number(predicate, holds: true), positive, arguments)
            : new PatternLiteral(Number(predicate, positive), Positive: true, arguments);

    /// <summary>Gives the literal that says that an atom, or its negation, is not held to be true.</summary>
    public PatternLiteral HoldsNot(Predicate predicate, bool positive, int[] arguments) =>
        Holds(predicate, positive, arguments).Negated();

    /// <summary>Makes a predicate symbol that no statement mentions.</summary>
    public int Auxiliary()
    {
        _symbols.Add((null, true));
        return Count - 1;
    }

    /// <summary>Gives the predicate of a symbol and whether the symbol says that it holds; null for an auxiliary one.</summary>
    public (Predicate? Predicate, bool Holds) this[int symbol] => symbol < _symbolsBelow ? below![symbol] : _symbols[symbol - _symbolsBelow];

    /// <summary>Gives the symbol for "the negation holds" that belongs to a symbol for "it holds", if both are in use.</summary>
    public int? OppositeOf(int symbol) =>
        this[symbol] is ({ } predicate, bool holds) ? Find(predicate, !holds) : null;

    /// <summary>Numbers a constant.</summary>
    public int Constant(Term constant)
    {
        if (FindConstant(constant.Name) is { } known)
        {
            return known;
        }

        int number = ConstantCount;
        _constantNumbers.Add(constant.Name, number);
        _constants.Add(constant);
        return number;
    }

    /// <summary>Gives the witness of "something is …": a constant that no statement mentions.</summary>
    /// <remarks>Saying the same twice speaks of the same witness; otherwise repeating a statement would enlarge the world.</remarks>
    public int WitnessOf(QuantifiedFormula quantified, int index)
    {
        if (!_witnesses.TryGetValue((quantified, index), out int witness))
        {
            _witnesses.Add((quantified, index), witness = Witness());
            _witnessNumbers.Add(witness);
        }

        return witness;
    }

    /// <summary>Finds the witness of "something is …"; null where none was made.</summary>
    public Term? FindWitness(QuantifiedFormula quantified, int index) =>
        _witnesses.TryGetValue((quantified, index), out int witness) ? ConstantAt(witness) : null;

    /// <summary>Tells whether a constant is a witness.</summary>
    public bool IsWitness(int constant) => _witnessNumbers.Contains(constant);

    /// <summary>Makes a constant that no statement mentions.</summary>
    public int Witness()
    {
        HasWitness = true;
        int suffix = 1;
        while (FindConstant(WitnessName + suffix) is not null)
        {
            suffix++;
        }

        return Constant(Term.Constant(WitnessName + suffix));
    }

    /// <summary>Gives the constant with a number.</summary>
    public Term ConstantAt(int number) => number < _constantsBelow ? below!.ConstantAt(number) : _constants[number - _constantsBelow];

    /// <summary>Numbers a predicate, for what is said of it or for what is denied.</summary>
    public int Number(Predicate predicate, bool holds)
    {
        if (Find(predicate, holds) is { } known)
        {
            return known;
        }

        int number = Count;
        _numbers.Add((predicate, holds), number);
        _symbols.Add((predicate, holds));
        return number;
    }

    /// <summary>Tells whether a predicate has a number.</summary>
    public bool Has(Predicate predicate) => Find(predicate, holds: true) is not null || Find(predicate, holds: false) is not null;

    private int? Find(Predicate predicate, bool holds) =>
        below?.Find(predicate, holds) ?? (_numbers.TryGetValue((predicate, holds), out int number) ? number : null);

    private int? FindConstant(string name) =>
        below?.FindConstant(name) ?? (_constantNumbers.TryGetValue(name, out int number) ? number : null);
}
