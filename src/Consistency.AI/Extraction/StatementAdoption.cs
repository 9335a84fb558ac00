using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;

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
        confidence ??= kind == StatementKind.Question ? null : context.Confidence;
        return WithAlternatives(
            Create(statement, kind, ids.Next(context.IdPrefix), Says(statement), statement.Text, confidence, source, statement.Span), statement);
    }

    /// <summary>Gives a statement another id.</summary>
    public static Statement Rename(Statement statement, string id) => statement.Declaration is { } declaration
        ? Statement.Declare(id, declaration, statement.Text, statement.Source, statement.Span)
        : WithAlternatives(
            Create(statement, statement.Kind, id, Says(statement), statement.Text, statement.Confidence, statement.Source, statement.Span),
            statement);

    /// <summary>What a statement says, without who says it and when; it is no declaration.</summary>
    public static Formula Says(Statement statement) => statement.Content ?? statement.Formula!;

    /// <summary>Makes a statement that is said by the same speaker, and of the same time, as another.</summary>
    public static Statement Create(
        Statement like, StatementKind kind, string id, Formula says, string text, double? confidence, string? source, SourceSpan span)
    {
        Statement statement = Statement.Create(kind, id, says, text, confidence, source, span);
        return like.Attribution is { } attribution ? statement.AttributedTo(attribution) : statement;
    }

    /// <summary>Takes what a statement says to be certain; a declaration is so already.</summary>
    public static Statement AsFact(Statement statement) => statement.Formula is null
        ? statement
        : Create(
            statement,
            statement.Kind == StatementKind.Claim ? StatementKind.Fact : statement.Kind,
            statement.Id,
            Says(statement),
            statement.Text,
            confidence: null,
            statement.Source,
            statement.Span);

    /// <summary>Takes a claim of several things apart ("Opus is tall and Opus is black"), so that none is half true.</summary>
    /// <returns>The statement itself when it claims one thing, or can be read in several ways.</returns>
    public static IEnumerable<Statement> Split(Statement statement, Vocabulary vocabulary)
    {
        if (statement.Kind == StatementKind.Question || statement.Declaration is not null || !statement.Alternatives.IsEmpty
            || Says(statement) is not Conjunction conjunction)
        {
            return [statement];
        }

        return conjunction.Operands.SelectMany(part => Split(
            Create(
                statement, statement.Kind, statement.Id, part, EnglishPrinter.Print(part, vocabulary), statement.Confidence, statement.Source, statement.Span),
            vocabulary));
    }

    private static Statement WithAlternatives(Statement copy, Statement statement) =>
        statement.Alternatives.IsEmpty ? copy : copy.WithAlternatives(statement.Alternatives);
}
