using Consistency.Claims;
using Consistency.Formats;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency;

/// <summary>Puts a claim set together, from text, from formulas, or both.</summary>
/// <remarks>
/// Not thread-safe. Statements without an id of their own are named <c>s1</c>, <c>s2</c> and so on, by their place.
/// Every method returns the builder.
/// </remarks>
public sealed class ClaimSetBuilder
{
    private readonly ClaimParser _parser;
    private readonly List<Statement> _statements = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private Vocabulary _vocabulary = Vocabulary.Empty;

    /// <summary>Creates a builder.</summary>
    public ClaimSetBuilder()
        : this(new ClaimParser())
    {
    }

    /// <summary>Creates a builder that reads with a parser in use elsewhere: who makes many claim sets saves the preparation of each.</summary>
    /// <param name="parser">The parser.</param>
    public ClaimSetBuilder(ClaimParser parser)
    {
        ArgumentNullException.ThrowIfNull(parser);
        _parser = parser;
    }

    /// <summary>Adds the statements of a text in the claim language.</summary>
    /// <param name="text">The text; what cannot be read becomes a diagnostic.</param>
    /// <param name="file">The name of its file, for places in reports; null for none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ClaimSetBuilder AddText(string text, string? file = null, CancellationToken cancellationToken = default) =>
        Add(_parser.Parse(text, file, _ids, cancellationToken), text);

    /// <summary>Adds the statements of a document in any of the forms that can be read.</summary>
    /// <param name="bytes">Its bytes; what cannot be read becomes a diagnostic.</param>
    /// <param name="format">Its form; <see cref="DocumentReader.FormatOf"/> tells it from the name of a file.</param>
    /// <param name="file">The name of its file, for places in reports; null for none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ClaimSetBuilder AddDocument(
        ReadOnlySpan<byte> bytes, DocumentFormat format, string? file = null, CancellationToken cancellationToken = default)
    {
        ParseResult result = DocumentReader.Read(bytes, format, file, _ids, _parser, cancellationToken);
        return Add(result, result.Diagnostics.IsEmpty ? string.Empty : TextDecoder.Decode(bytes, file).Text);
    }

    private ClaimSetBuilder Add(ParseResult result, string text)
    {
        _statements.AddRange(result.Statements);
        _diagnostics.AddRange(result.Diagnostics.Select(d => d.In(text)));
        _vocabulary = _vocabulary.Merge(result.Vocabulary);
        return this;
    }

    /// <summary>Adds a claim: somebody said it, and it may be given up.</summary>
    /// <param name="formula">What was said.</param>
    /// <param name="confidence">How sure its source is, 0 to 1; the default of the options when null.</param>
    /// <param name="source">Who said it.</param>
    /// <param name="text">The claim in words; the formula when null.</param>
    /// <param name="id">Its name in reports; the next number when null.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">A variable is free, the id is taken, or the confidence is out of range.</exception>
    public ClaimSetBuilder AddClaim(
        Formula formula, double? confidence = null, string? source = null, string? text = null, string? id = null) =>
        Add(Statement.Create(StatementKind.Claim, id ?? NextId(), formula, text, confidence, source));

    /// <summary>Adds a fact: it is known.</summary>
    /// <param name="formula">What is known.</param>
    /// <param name="confidence">Null for certain; otherwise 0 to 1, and the fact may be given up.</param>
    /// <param name="source">Where it is known from.</param>
    /// <param name="text">The fact in words; the formula when null.</param>
    /// <param name="id">Its name in reports; the next number when null.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">A variable is free, the id is taken, or the confidence is out of range.</exception>
    public ClaimSetBuilder AddFact(
        Formula formula, double? confidence = null, string? source = null, string? text = null, string? id = null) =>
        Add(Statement.Create(StatementKind.Fact, id ?? NextId(), formula, text, confidence, source));

    /// <summary>Adds a rule: it holds in general.</summary>
    /// <param name="formula">The rule, usually a <see cref="UniversalQuantification"/>.</param>
    /// <param name="confidence">Null for certain; otherwise 0 to 1, and each instance may be given up by itself.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="text">The rule in words; the formula when null.</param>
    /// <param name="id">Its name in reports; the next number when null.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">A variable is free, the id is taken, or the confidence is out of range.</exception>
    public ClaimSetBuilder AddRule(
        Formula formula, double? confidence = null, string? source = null, string? text = null, string? id = null) =>
        Add(Statement.Create(StatementKind.Rule, id ?? NextId(), formula, text, confidence, source));

    /// <summary>Adds a declaration: how a relation behaves, what excludes what, or which things there are.</summary>
    /// <param name="declaration">What is declared.</param>
    /// <param name="text">The declaration in words; the formal register when null.</param>
    /// <param name="id">Its name in reports; the next number when null.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The id is taken.</exception>
    public ClaimSetBuilder AddDeclaration(Declaration declaration, string? text = null, string? id = null) =>
        Add(Statement.Declare(id ?? NextId(), declaration, text));

    /// <summary>Adds a question, to be answered.</summary>
    /// <param name="formula">What is asked.</param>
    /// <param name="text">The question in words; the formula when null.</param>
    /// <param name="id">Its name in reports; the next number when null.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">A variable is free, or the id is taken.</exception>
    public ClaimSetBuilder AddQuestion(Formula formula, string? text = null, string? id = null) =>
        Add(Statement.Create(StatementKind.Question, id ?? NextId(), formula, text));

    /// <summary>Adds a statement that was made elsewhere.</summary>
    /// <param name="statement">The statement.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">Its id is taken.</exception>
    public ClaimSetBuilder Add(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (!_ids.Add(statement.Id))
        {
            throw new ArgumentException($"There is a statement '{statement.Id}' already.", nameof(statement));
        }

        _statements.Add(statement);
        return this;
    }

    /// <summary>Adds words for predicates and names, for reports; words that are there already stay.</summary>
    /// <param name="vocabulary">The words.</param>
    /// <returns>This builder.</returns>
    public ClaimSetBuilder AddVocabulary(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        _vocabulary = _vocabulary.Merge(vocabulary);
        return this;
    }

    /// <summary>Adds a remark about the input, made where the input was read; an error makes the claim set incomplete.</summary>
    /// <param name="diagnostic">The remark.</param>
    /// <returns>This builder.</returns>
    public ClaimSetBuilder AddDiagnostic(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        _diagnostics.Add(diagnostic);
        return this;
    }

    /// <summary>Adds all that was read or built elsewhere.</summary>
    /// <exception cref="ArgumentException">The id of a statement is taken.</exception>
    internal ClaimSetBuilder AddAll(IEnumerable<Statement> statements, Vocabulary vocabulary, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Statement statement in statements)
        {
            Add(statement);
        }

        _diagnostics.AddRange(diagnostics);
        return AddVocabulary(vocabulary);
    }

    /// <summary>Makes the claim set; the builder can be added to and built again.</summary>
    /// <returns>The claim set.</returns>
    public ClaimSet Build() => new(_statements, _vocabulary, _diagnostics);

    private string NextId()
    {
        int number = _statements.Count + 1;
        while (_ids.Contains($"s{number}"))
        {
            number++;
        }

        return $"s{number}";
    }
}
