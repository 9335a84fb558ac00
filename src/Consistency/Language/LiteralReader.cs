using System.Collections.Immutable;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Reads the plainest formulas without lexer and parser: an atom over names, or its negation.</summary>
/// <remarks>
/// Only what needs no rule of the language is taken: names of lower-case letters, digits and single underscores, as in
/// <c>older_than(alice, bob)</c> and <c>!bird(tweety)</c>. Everything else is left to the grammar, and what is taken comes to the
/// very formula that the grammar makes of it (a test compares them). Thread-safe: a table holds names that were met lately, and
/// threads that write the same place at once only make a name anew.
/// </remarks>
internal sealed class LiteralReader
{
    private const int Places = 1 << 10;
    private const int MaxName = 32;

    private readonly Term?[] _constants = new Term?[Places];
    private readonly Predicate?[] _predicates = new Predicate?[Places];

    /// <summary>Reads a formula.</summary>
    /// <param name="text">The formula.</param>
    /// <returns>The formula; null when the grammar has to read it.</returns>
    public Formula? Read(ReadOnlySpan<char> text)
    {
        bool isNegated = text is ['!', ..];
        int at = isNegated ? 1 : 0;
        ReadOnlySpan<char> name = NameAt(text, at);
        at += name.Length;
        if (name.IsEmpty || at >= text.Length || text[at] != '(' || IsConnective(name))
        {
            return null;
        }

        ImmutableArray<Term>.Builder arguments = ImmutableArray.CreateBuilder<Term>(2);
        do
        {
            at++;
            at += arguments.Count > 0 && at < text.Length && text[at] == ' ' ? 1 : 0;
            ReadOnlySpan<char> argument = NameAt(text, at);
            at += argument.Length;
            if (argument.IsEmpty || at >= text.Length || arguments.Count == Predicate.MaxArity || FormalReader.LooksLikeVariable(argument) || IsConnective(argument))
            {
                return null;
            }

            arguments.Add(Constant(argument));
        }
        while (text[at] == ',');
        if (text[at] != ')' || at + 1 != text.Length)
        {
            return null;
        }

        AtomicFormula atom = new(PredicateOf(name, arguments.Count), arguments.DrainToImmutable());
        return isNegated ? !atom : atom;
    }

    // A name in normal form; empty when there is none.
    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text, int start)
    {
        int end = start;
        while (end < text.Length && (text[end] is >= 'a' and <= 'z' || (end > start && (text[end] is >= '0' and <= '9' || (text[end] == '_' && text[end - 1] != '_')))))
        {
            end++;
        }

        return end - start > MaxName || (end > start && text[end - 1] == '_') ? [] : text[start..end];
    }

    private static bool IsConnective(ReadOnlySpan<char> name) =>
        name.Length <= 7 && name[0] is 'n' or 'a' or 'o' or 'x' or 'i' or 'f' or 'e' && Lexicon.Formal.ContainsKey(name.ToString());

    private Term Constant(ReadOnlySpan<char> name)
    {
        ref Term? place = ref _constants[string.GetHashCode(name) & (Places - 1)];
        Term? constant = place;
        if (constant is null || !name.SequenceEqual(constant.Name))
        {
            place = constant = Term.Constant(name.ToString());
        }

        return constant;
    }

    private Predicate PredicateOf(ReadOnlySpan<char> name, int arity)
    {
        ref Predicate? place = ref _predicates[(string.GetHashCode(name) + arity) & (Places - 1)];
        Predicate? predicate = place;
        if (predicate is null || predicate.Arity != arity || !name.SequenceEqual(predicate.Name))
        {
            place = predicate = new Predicate(name.ToString(), arity);
        }

        return predicate;
    }
}
