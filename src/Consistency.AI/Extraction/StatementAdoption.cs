using System.Globalization;
using Consistency.Claims;

namespace Consistency.AI.Extraction;

/// <summary>Makes a statement of a text one of a conversation: with the text's source and confidence, and an id that is free.</summary>
internal static class StatementAdoption
{
    public static Statement Adopt(Statement statement, ExtractionContext context, HashSet<string> takenIds)
    {
        string id = FreeId(context.IdPrefix, takenIds);
        string? source = statement.Source ?? context.Source;
        if (statement.Declaration is { } declaration)
        {
            return Statement.Declare(id, declaration, statement.Text, source, statement.Span);
        }

        StatementKind kind = statement.Kind == StatementKind.Claim ? context.Kind : statement.Kind;
        double? confidence = kind == StatementKind.Question ? null : statement.Confidence ?? context.Confidence;
        Statement adopted = Statement.Create(
            kind, id, statement.Content ?? statement.Formula!, statement.Text, confidence, source, statement.Span);
        adopted = statement.Attribution is { } attribution ? adopted.AttributedTo(attribution) : adopted;
        return statement.Alternatives.IsEmpty ? adopted : adopted.WithAlternatives(statement.Alternatives);
    }

    private static string FreeId(string prefix, HashSet<string> takenIds)
    {
        int number = takenIds.Count + 1;
        string id;
        do
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{prefix}{number++}");
        }
        while (!takenIds.Add(id));
        return id;
    }
}
