using System.Collections.Immutable;
using Consistency.Logic;

namespace Consistency.Claims;

/// <summary>One sentence of the input: a claim, a fact, a rule, a declaration or a question.</summary>
/// <remarks>Immutable and thread-safe. Exactly one of <see cref="Formula"/> and <see cref="Declaration"/> is set.</remarks>
public sealed class Statement
{
    private UsedPredicates? _used;

    private Statement(
        StatementKind kind, string id, string text, Formula? formula, Declaration? declaration, double? confidence, string? source, SourceSpan span)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(text);
        if (confidence is { } c && !IsConfidence(c))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), c, "A confidence lies between 0 and 1.");
        }

        Kind = kind;
        Id = id;
        Text = text;
        Formula = formula;
        Declaration = declaration;
        Confidence = confidence;
        Source = source;
        Span = span;
    }

    /// <summary>Gets the part that the statement plays.</summary>
    public StatementKind Kind { get; private set; }

    /// <summary>Gets the name by which reports speak of the statement; unique in its <see cref="ClaimSet"/>.</summary>
    public string Id { get; private set; }

    /// <summary>Gets the statement in the words of whoever made it.</summary>
    public string Text { get; }

    /// <summary>Gets what the statement says; null for a declaration.</summary>
    public Formula? Formula { get; private set; }

    /// <summary>Gets which sorts of predicates the formula uses; looked up once.</summary>
    internal UsedPredicates UsedPredicates => _used ??= Formula is null ? default : UsedPredicates.Of(Formula);

    /// <summary>Gets who is reported to say it, and when it holds; null for what the text itself says of now.</summary>
    public Attribution? Attribution { get; private set; }

    /// <summary>Gets what is reported, without who and when; null without an <see cref="Attribution"/>.</summary>
    public Formula? Content { get; private set; }

    /// <summary>Gets the other readings of an ambiguous statement, the likelier ones first; empty for most.</summary>
    public ImmutableArray<AlternativeReading> Alternatives { get; private set; } = [];

    /// <summary>Gets whether it is a sentence that speaks of all of a kind as of things that there are: "Birds can fly", not "If something is a bird then it can fly".</summary>
    internal bool SpeaksOfKinds { get; private set; }

    /// <summary>Gets what is declared; null for everything but a declaration.</summary>
    public Declaration? Declaration { get; }

    /// <summary>
    /// Gets how sure its source is, from 0 (surely false) to 1 (surely true); null when it was not said: a claim then
    /// has <see cref="ConsistencyOptions.DefaultConfidence"/>, a fact or a rule is certain.
    /// </summary>
    public double? Confidence { get; private set; }

    /// <summary>Gets who said it: a model, a document, a user; null when it was not said.</summary>
    public string? Source { get; }

    /// <summary>Gets where it stands in the input.</summary>
    public SourceSpan Span { get; private set; }

    /// <summary>Gets where it stands with all that belongs to it: label, keyword, full stop, confidence and source.</summary>
    /// <value>What is to be deleted to take the statement out of its text; nowhere unless it was read in the claim language.</value>
    public SourceSpan Extent { get; internal set; }

    /// <summary>Tells whether a number can be a confidence: from 0 to 1, both included, and not NaN.</summary>
    /// <param name="value">The number.</param>
    /// <returns>True when it can.</returns>
    public static bool IsConfidence(double value) => value is >= 0 and <= 1;

    /// <summary>Creates a claim, fact, rule or question.</summary>
    /// <param name="kind">Anything but <see cref="StatementKind.Declaration"/>.</param>
    /// <param name="id">The name of the statement; not blank.</param>
    /// <param name="formula">What it says, without free variables.</param>
    /// <param name="text">The statement in words; the formula in the formal register when null.</param>
    /// <param name="confidence">From 0 to 1, or null for the default of its kind; null for a question.</param>
    /// <param name="source">Who said it, or null.</param>
    /// <param name="span">Where it stands.</param>
    /// <returns>The statement.</returns>
    /// <exception cref="ArgumentException">The kind does not fit, the id is blank, or a variable is free.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is NaN or outside 0 to 1.</exception>
    public static Statement Create(
        StatementKind kind,
        string id,
        Formula formula,
        string? text = null,
        double? confidence = null,
        string? source = null,
        SourceSpan span = default)
    {
        ArgumentNullException.ThrowIfNull(formula);
        if (kind == StatementKind.Declaration || !Enum.IsDefined(kind))
        {
            throw new ArgumentException("A formula makes a claim, a fact, a rule or a question.", nameof(kind));
        }

        if (kind == StatementKind.Question && confidence is not null)
        {
            throw new ArgumentException("A question has no confidence.", nameof(confidence));
        }

        if (FreeVariables.FirstOf(formula) is { } free)
        {
            throw new ArgumentException($"The variable '{free}' is bound by no quantifier.", nameof(formula));
        }

        return new Statement(kind, id, text ?? formula.ToString(), formula, declaration: null, confidence, source, span);
    }

    /// <summary>Creates a declaration.</summary>
    /// <param name="id">The name of the statement; not blank.</param>
    /// <param name="declaration">What is declared.</param>
    /// <param name="text">The declaration in words; in the formal register when null.</param>
    /// <param name="source">Who said it, or null.</param>
    /// <param name="span">Where it stands.</param>
    /// <returns>The statement.</returns>
    /// <exception cref="ArgumentException">The id is blank.</exception>
    public static Statement Declare(
        string id, Declaration declaration, string? text = null, string? source = null, SourceSpan span = default)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        return new Statement(
            StatementKind.Declaration, id, text ?? declaration.ToString(), formula: null, declaration, confidence: null, source, span);
    }

    /// <summary>Says of whom the statement is a report, and of which time.</summary>
    /// <param name="attribution">Who says it, and when it holds.</param>
    /// <returns>The statement with this statement's formula as its content, and the formula that follows.</returns>
    /// <exception cref="InvalidOperationException">The statement is a declaration.</exception>
    public Statement AttributedTo(Attribution attribution)
    {
        ArgumentNullException.ThrowIfNull(attribution);
        Formula content = Content ?? Formula ?? throw new InvalidOperationException("A declaration is said by nobody.");
        Statement copy = (Statement)MemberwiseClone();
        copy._used = null;
        copy.Attribution = attribution;
        copy.Content = content;
        copy.Formula = attribution.Of(content);
        return copy;
    }

    /// <summary>Adds other readings.</summary>
    /// <param name="alternatives">What the words can mean as well.</param>
    /// <returns>The statement with these other readings, and no more.</returns>
    /// <exception cref="InvalidOperationException">The statement is a declaration.</exception>
    public Statement WithAlternatives(IEnumerable<AlternativeReading> alternatives)
    {
        ArgumentNullException.ThrowIfNull(alternatives);
        Statement copy = Copy();
        copy.Alternatives = [.. alternatives];
        return copy;
    }

    /// <summary>Says that the sentence speaks of all of a kind as of things that there are.</summary>
    internal Statement OfKinds()
    {
        Statement copy = Copy();
        copy.SpeaksOfKinds = true;
        return copy;
    }

    /// <summary>Reads the statement in one of its other ways.</summary>
    /// <param name="alternative">One of <see cref="Alternatives"/>.</param>
    /// <returns>The statement, with no other readings left.</returns>
    /// <exception cref="InvalidOperationException">The statement is a declaration.</exception>
    public Statement ReadAs(AlternativeReading alternative)
    {
        ArgumentNullException.ThrowIfNull(alternative);
        Statement copy = Copy();
        copy._used = null;
        copy.Alternatives = [];
        copy.Content = Attribution is null ? null : alternative.Formula;
        copy.Formula = Attribution is null ? alternative.Formula : Attribution.Of(alternative.Formula);
        return copy;
    }

    /// <summary>Exchanges what the statement comes to, and keeps everything else.</summary>
    internal Statement WithFormula(Formula formula)
    {
        Statement copy = Copy();
        copy._used = null;
        copy.Formula = formula;
        return copy;
    }

    /// <summary>Takes over what another statement says that was read from the same words: its formula, who says it and when, and how else it can be read.</summary>
    internal Statement Saying(Statement read)
    {
        Statement copy = Copy();
        copy._used = null;
        (copy.Formula, copy.Content, copy.Attribution, copy.Alternatives, copy.SpeaksOfKinds) = (read.Formula, read.Content, read.Attribution, read.Alternatives, read.SpeaksOfKinds);
        return copy;
    }

    /// <summary>Tells whether another statement is said by the same speaker and of the same time, and reports the same.</summary>
    internal bool IsSaidLike(Statement other) => Attribution?.ToString() == other.Attribution?.ToString() && Content == other.Content;

    /// <summary>Gives the statement another name and part to play, and keeps everything else.</summary>
    internal Statement As(StatementKind kind, string id)
    {
        if ((kind == StatementKind.Declaration) != (Declaration is not null))
        {
            throw new ArgumentException("A declaration stays one, and nothing else becomes one.", nameof(kind));
        }

        Statement copy = (Statement)MemberwiseClone();
        (copy.Kind, copy.Id) = (kind, id);
        return copy;
    }

    /// <summary>Exchanges how sure the source of a claim is, and keeps everything else.</summary>
    internal Statement WithConfidence(double confidence)
    {
        Statement copy = Copy();
        copy.Confidence = IsConfidence(confidence) && Kind != StatementKind.Question
            ? confidence
            : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1, and a question has none.");
        return copy;
    }

    /// <summary>Says that the statement stands elsewhere: the text that it was read from is itself part of a document.</summary>
    internal Statement At(SourceSpan span, SourceSpan extent)
    {
        Statement copy = (Statement)MemberwiseClone();
        copy.Span = span;
        copy.Extent = extent;
        return copy;
    }

    private Statement Copy() =>
        Formula is null ? throw new InvalidOperationException("A declaration has no formula.") : (Statement)MemberwiseClone();

    /// <summary>Gives the statement in the words of whoever made it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text;
}
