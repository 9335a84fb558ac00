using System.Collections.Immutable;
using Consistency.Language;

namespace Consistency.Formats;

/// <summary>Cuts an SMT-LIB script into commands, one s-expression at a time.</summary>
/// <remarks>
/// A bracket that is never closed costs its command: an opening bracket at the start of a line with the name of a command behind
/// it starts another one.
/// </remarks>
internal sealed class SmtScanner(string text)
{
    private const int MaxDepth = 190;

    private static readonly string[] Commands =
    [
        "assert", "assert-soft", "declare-const", "declare-fun", "define-fun", "define-const", "check-sat", "set-logic", "set-option", "set-info",
        "get-model", "get-value", "get-objectives", "exit", "push", "pop", "minimize", "maximize",
    ];

    private readonly Stack<(int Start, ImmutableArray<SmtExpression>.Builder Items)> _open = new();
    private int _next;

    /// <summary>Reads the next command; null at the end.</summary>
    /// <exception cref="UnreadableException">It is malformed; the next call goes on behind the fault.</exception>
    public SmtExpression? Next()
    {
        _open.Clear();
        while (Skip())
        {
            int start = _next;
            char c = text[start];
            if (c == '(')
            {
                if (_open.Count > 0 && StartsCommand(start))
                {
                    throw Fault("This '(' is never closed.", "Close it with ')'.", _open.ToArray()[^1].Start, 1);
                }

                if (_open.Count >= MaxDepth)
                {
                    SkipCommand();
                    throw new UnreadableException(
                        DiagnosticCatalogue.TooDeep, $"The command is nested deeper than {MaxDepth} levels here.", "Split it into several commands.", start, 1);
                }

                _open.Push((start, ImmutableArray.CreateBuilder<SmtExpression>()));
                _next++;
                continue;
            }

            SmtExpression expression;
            if (c == ')')
            {
                _next++;
                if (!_open.TryPop(out (int Start, ImmutableArray<SmtExpression>.Builder Items) list))
                {
                    throw Fault("This ')' closes no bracket.", "Delete it, or open one with '(' before it.", start, 1);
                }

                expression = new SmtExpression(SmtExpressionKind.List, string.Empty, list.Items.ToImmutable(), list.Start, _next - list.Start);
            }
            else
            {
                expression = Word();
            }

            if (_open.TryPeek(out (int Start, ImmutableArray<SmtExpression>.Builder Items) outer))
            {
                outer.Items.Add(expression);
            }
            else
            {
                return expression;
            }
        }

        return _open.Count == 0 ? null : throw Fault("This '(' is never closed.", "Close it with ')'.", _open.ToArray()[^1].Start, 1);
    }

    private static UnreadableException Fault(string message, string hint, int start, int length) =>
        new(DiagnosticCatalogue.BadSmtLib, message, hint, start, length);

    // Leaves blanks and comments behind; false at the end.
    private bool Skip()
    {
        while (_next < text.Length)
        {
            if (text[_next] == ';')
            {
                int length = text.AsSpan(_next).IndexOfAny('\n', '\r');
                _next = length < 0 ? text.Length : _next + length;
            }
            else if (char.IsWhiteSpace(text[_next]))
            {
                _next++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private bool StartsCommand(int bracket)
    {
        if (bracket > 0 && text[bracket - 1] is not ('\n' or '\r'))
        {
            return false;
        }

        int end = bracket + 1;
        while (end < text.Length && end - bracket < 16 && (char.IsAsciiLetter(text[end]) || text[end] == '-'))
        {
            end++;
        }

        return Array.IndexOf(Commands, text[(bracket + 1)..end]) >= 0;
    }

    // To the next line that starts a command.
    private void SkipCommand()
    {
        do
        {
            int length = text.AsSpan(_next).IndexOfAny('\n', '\r');
            _next = length < 0 ? text.Length : _next + length + 1;
        }
        while (_next < text.Length && !(text[_next] == '(' && StartsCommand(_next)));
    }

    private SmtExpression Word()
    {
        int start = _next;
        char c = text[start];
        if (c is '|' or '"')
        {
            int close = text.IndexOf(c, start + 1);
            while (c == '"' && close > 0 && close + 1 < text.Length && text[close + 1] == '"')
            {
                close = text.IndexOf('"', close + 2);
            }

            if (close < 0)
            {
                SkipCommand();
                throw Fault(c == '|' ? "This '|' has no partner." : "This quotation mark has no partner.", "Close the name where it ends.", start, 1);
            }

            _next = close + 1;
            return new SmtExpression(
                c == '|' ? SmtExpressionKind.Symbol : SmtExpressionKind.String, text[(start + 1)..close], [], start, _next - start);
        }

        while (_next < text.Length && !char.IsWhiteSpace(text[_next]) && text[_next] is not ('(' or ')' or ';' or '|' or '"'))
        {
            _next++;
        }

        string word = text[start.._next];
        SmtExpressionKind kind = c == ':' ? SmtExpressionKind.Keyword : char.IsAsciiDigit(c) ? SmtExpressionKind.Number : SmtExpressionKind.Symbol;
        return new SmtExpression(kind, word, [], start, word.Length);
    }
}
