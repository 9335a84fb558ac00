using System.Runtime.InteropServices;
using Consistency.Logic;

namespace Consistency.Grounding;

/// <summary>Numbers ground atoms from 1, in the order in which they are first needed.</summary>
/// <remarks>
/// Arguments lie in one flat list and the hash table holds numbers only: no object per atom. A table can stand on another, as
/// <see cref="SymbolTable"/> can: its atoms keep their numbers, and new ones are numbered behind them.
/// </remarks>
/// <param name="symbols">The predicates and constants.</param>
/// <param name="below">The table that this one stands on, which is not added to any more; none when null.</param>
internal sealed class AtomTable(SymbolTable symbols, AtomTable? below = null)
{
    private readonly int _below = below?.Count ?? 0;
    private readonly List<int> _symbols = [0];
    private readonly List<int> _starts = [0, 0];
    private readonly List<int> _arguments = [];
    private int[] _buckets = new int[64];

    /// <summary>How many atoms there are; the largest number.</summary>
    public int Count => _below + _symbols.Count - 1;

    public int SymbolOf(int atom) => atom <= _below ? below!.SymbolOf(atom) : _symbols[atom - _below];

    public ReadOnlySpan<int> ArgumentsOf(int atom) =>
        atom <= _below ? below!.ArgumentsOf(atom) : CollectionsMarshal.AsSpan(_arguments)[_starts[atom - _below].._starts[atom - _below + 1]];

    /// <summary>Gives the number of an atom, or 0 when it has none.</summary>
    public int Find(int symbol, ReadOnlySpan<int> arguments) =>
        below?.Find(symbol, arguments) is > 0 and int known ? known : FindHere(symbol, arguments);

    /// <summary>Gives the number of an atom that the table below does not have, or 0 when it has none.</summary>
    public int FindHere(int symbol, ReadOnlySpan<int> arguments) => _buckets[SlotOf(symbol, arguments)];

    /// <summary>Numbers an atom that is not in the table yet.</summary>
    public int Add(int symbol, ReadOnlySpan<int> arguments)
    {
        if (_symbols.Count * 2 > _buckets.Length)
        {
            Grow();
        }

        int slot = SlotOf(symbol, arguments);
        int atom = Count + 1;
        _buckets[slot] = atom;
        _symbols.Add(symbol);
        foreach (int argument in arguments)
        {
            _arguments.Add(argument);
        }

        _starts.Add(_arguments.Count);
        return atom;
    }

    /// <summary>Gives an atom as a formula and whether its number stands for "it holds"; null for an auxiliary atom.</summary>
    public (AtomicFormula Atom, bool Holds)? Describe(int atom)
    {
        (Predicate? predicate, bool holds) = symbols[SymbolOf(atom)];
        if (predicate is null)
        {
            return null;
        }

        Term[] terms = new Term[predicate.Arity];
        ReadOnlySpan<int> arguments = ArgumentsOf(atom);
        for (int i = 0; i < terms.Length; i++)
        {
            terms[i] = symbols.ConstantAt(arguments[i]);
        }

        return (predicate.Of(terms), holds);
    }

    private int SlotOf(int symbol, ReadOnlySpan<int> arguments)
    {
        int mask = _buckets.Length - 1;
        int slot = HashOf(symbol, arguments) & mask;
        while (_buckets[slot] is not 0 and int atom
            && !(SymbolOf(atom) == symbol && ArgumentsOf(atom).SequenceEqual(arguments)))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        _buckets = new int[_buckets.Length * 2];
        for (int atom = _below + 1; atom <= Count; atom++)
        {
            _buckets[SlotOf(SymbolOf(atom), ArgumentsOf(atom))] = atom;
        }
    }

    // Not HashCode: its seed differs from run to run, and so would the order of probing.
    private static int HashOf(int symbol, ReadOnlySpan<int> arguments)
    {
        uint hash = unchecked((uint)symbol * 0x9E3779B1u);
        foreach (int argument in arguments)
        {
            hash = unchecked((hash ^ (uint)argument) * 0x85EBCA6Bu);
            hash ^= hash >> 15;
        }

        return (int)(hash & int.MaxValue);
    }
}
