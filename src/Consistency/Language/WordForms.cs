namespace Consistency.Language;

/// <summary>A word as it was written, with what the lexicon says of it, looked up once.</summary>
internal sealed class WordForms
{
    public WordForms(string written)
    {
        Written = written;
        IsCapitalized = (written.Length > 0 && char.IsUpper(written[0])) || (written.Length > 2 && char.IsLower(written[0]) && written.AsSpan(1).ContainsAnyInRange('A', 'Z'));
        Lower = written.ToLowerInvariant().Replace('’', '\'');
        Meant = Lexicon.Misspellings.GetValueOrDefault(Lower);
        English = Lexicon.English.GetValueOrDefault(Lower);
        Formal = Lexicon.Formal.GetValueOrDefault(Lower);
        Contraction = Lexicon.Contractions.GetValueOrDefault(Lower);
        IsTensed = Lexicon.Tensed.Contains(Lower);
        NeedsCaution = Caution.IsNeededFor(Lower);
        MayOpen = Caution.MayOpen(Lower);
        IsReporting = Lexicon.Reporting.Contains(Lower) || Lexicon.Denying.Contains(Lower);
        MayReport = IsReporting || Lower is "according" or "as" or "that";
    }

    /// <summary>The word as written.</summary>
    public string Written { get; }

    /// <summary>Whether it has the capital of a name, at its start or inside: "Alice", "iPhone".</summary>
    public bool IsCapitalized { get; }

    /// <summary>The word in lower case, with a plain apostrophe.</summary>
    public string Lower { get; }

    /// <summary>The word that is meant, when it was spelt in a way that is wrong and clear; otherwise null.</summary>
    public string? Meant { get; }

    /// <summary>The token type of a closed-class word of the English register; 0 for other words.</summary>
    public int English { get; }

    /// <summary>The token type of a connective of the formal register; 0 for other words.</summary>
    public int Formal { get; }

    /// <summary>The words that a short form stands for; null for other words.</summary>
    public string[]? Contraction { get; }

    /// <summary>Whether it says when or how surely something held.</summary>
    public bool IsTensed { get; }

    /// <summary>Whether it can change what a sentence says, so that <see cref="Caution"/> has to look at it.</summary>
    public bool NeedsCaution { get; }

    /// <summary>Whether it can start an opening that says nothing, such as "In fact, …".</summary>
    public bool MayOpen { get; }

    /// <summary>Whether it can belong to who says something, or when.</summary>
    public bool MayReport { get; }

    /// <summary>Whether somebody reports with this verb what they hold to be so or not.</summary>
    public bool IsReporting { get; }

    /// <summary>Whether it is a form of "be", "can", "have" or "do", with "not" in it or without.</summary>
    public bool IsAuxiliary =>
        English is Generated.ClaimLexer.BE or Generated.ClaimLexer.CAN or Generated.ClaimLexer.HAVE or Generated.ClaimLexer.DO || Contraction is [_, "not"];

    /// <summary>Whether it denies: "not", "never", or a short form with "not" in it.</summary>
    public bool IsNot => English == Generated.ClaimLexer.NOT || Contraction is [_, "not"];
}
