using System.Collections.Immutable;

namespace Consistency.Formats.Grammars;

/// <summary>A part of a grammar rule. The kinds are closed: every notation writes each of them.</summary>
internal abstract record GrammarElement
{
    private GrammarElement()
    {
    }

    /// <summary>A text as it stands.</summary>
    public sealed record Literal(string Text) : GrammarElement;

    /// <summary>One character of some ranges, such as <c>a-z0-9</c>.</summary>
    public sealed record Letters(string Ranges) : GrammarElement;

    /// <summary>Another rule.</summary>
    public sealed record Rule(string Name) : GrammarElement;

    /// <summary>Several parts, one after the other.</summary>
    public sealed record Sequence(ImmutableArray<GrammarElement> Parts) : GrammarElement;

    /// <summary>One of several parts.</summary>
    public sealed record Choice(ImmutableArray<GrammarElement> Parts) : GrammarElement;

    /// <summary>A part that may be missing.</summary>
    public sealed record Optional(GrammarElement Part) : GrammarElement;

    /// <summary>A part once or several times.</summary>
    public sealed record Repeated(GrammarElement Part) : GrammarElement;

    /// <summary>A word of ASCII letters that is none of the words that sentences are built with; at least three letters, or two when it is a name.</summary>
    public sealed record Word(bool IsCapitalized) : GrammarElement;

    public static GrammarElement Just(string text) => new Literal(text);

    public static GrammarElement Ref(string name) => new Rule(name);

    public static GrammarElement Seq(params GrammarElement[] parts) => new Sequence([.. parts]);

    public static GrammarElement Any(params GrammarElement[] parts) => new Choice([.. parts]);

    public static GrammarElement AnyOf(params IEnumerable<string> texts) => new Choice([.. texts.Select(Just)]);

    public static GrammarElement Maybe(GrammarElement part) => new Optional(part);
}
