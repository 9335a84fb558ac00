using System.Collections.Immutable;
using System.Globalization;
using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.Claims;

namespace Consistency.AI.Middleware;

/// <summary>The statements of a conversation, in order, under ids that tell the message.</summary>
internal sealed class ConversationClaims
{
    private readonly ClaimSetBuilder _builder = new();
    private readonly StatementIds _ids;

    public ConversationClaims(ClaimSet? known)
    {
        _ids = new StatementIds(known);
        if (known is not null)
        {
            _builder.AddAll(known.Statements, known.Vocabulary, known.Diagnostics);
        }
    }

    /// <summary>What reading the messages asked of models.</summary>
    public ModelUsage Usage { get; private set; }

    /// <summary>The ids of the answer's statements.</summary>
    public ImmutableHashSet<string> AnswerIds { get; private set; } = [];

    public ClaimSet Build() => _builder.Build();

    /// <summary>Adds what a message before the answer says; what it asks was answered then.</summary>
    public void AddMessage(ExtractedClaims message, int number) =>
        Add(message, string.Create(CultureInfo.InvariantCulture, $"m{number}."), static s => s.Kind != StatementKind.Question);

    /// <summary>Adds a part of the answer, with what could not be read of it.</summary>
    public void AddAnswer(ExtractedClaims answer)
    {
        AnswerIds = AnswerIds.Union(Add(answer, "answer.", static _ => true));
        foreach (Diagnostic diagnostic in answer.Claims.Diagnostics)
        {
            _builder.AddDiagnostic(diagnostic);
        }
    }

    private List<string> Add(ExtractedClaims message, string prefix, Func<Statement, bool> isTaken)
    {
        List<string> added = [];
        _builder.AddVocabulary(message.Claims.Vocabulary);
        foreach (Statement statement in message.Claims.Statements.Where(isTaken))
        {
            Statement adopted = StatementAdoption.Rename(statement, _ids.Next(prefix));
            _builder.Add(adopted);
            added.Add(adopted.Id);
        }

        Usage += message.Usage;
        return added;
    }
}
