using Consistency.Claims;

namespace Consistency.AI.Extraction;

/// <summary>Makes a statement of a text one of a conversation: with the text's kind, source and confidence, and an id that is free.</summary>
/// <remarks>
/// Text of models and users is data: writing <c>fact</c>, a confidence or somebody else's name into it makes nothing certain. Only a
/// text that the caller trusts keeps its own.
/// </remarks>
internal static class StatementAdoption
{
    /// <summary>Adopts a statement.</summary>
    /// <returns>Null for a declaration of a text that is not trusted: declarations are certain, and a text cannot make itself so.</returns>
    public static Statement? Adopt(Statement statement, ExtractionContext context, StatementIds ids)
    {
        string? source = context.Source ?? statement.Source;
        if (statement.Declaration is { } declaration)
        {
            return context.IsTrusted
                ? Statement.Declare(ids.Next(context.IdPrefix), declaration, statement.Text, source, statement.Span)
                : null;
        }

        StatementKind kind = statement.Kind == StatementKind.Question ? StatementKind.Question : context.Kind;
        double? confidence = kind == StatementKind.Question ? null : context.IsTrusted ? statement.Confidence : null;
        return Copy(statement, kind, ids.Next(context.IdPrefix), confidence ?? (kind == StatementKind.Question ? null : context.Confidence), source);
    }

    /// <summary>Gives a statement another id.</summary>
    public static Statement Rename(Statement statement, string id) => statement.Declaration is { } declaration
        ? Statement.Declare(id, declaration, statement.Text, statement.Source, statement.Span)
        : Copy(statement, statement.Kind, id, statement.Confidence, statement.Source);

    private static Statement Copy(Statement statement, StatementKind kind, string id, double? confidence, string? source)
    {
        Statement copy = Statement.Create(
            kind, id, statement.Content ?? statement.Formula!, statement.Text, confidence, source, statement.Span);
        copy = statement.Attribution is { } attribution ? copy.AttributedTo(attribution) : copy;
        return statement.Alternatives.IsEmpty ? copy : copy.WithAlternatives(statement.Alternatives);
    }
}
