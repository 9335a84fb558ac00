using System.Text.RegularExpressions;
using Consistency.AI.Calls;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Tests.Beliefs;

/// <summary>A model that is asked for yes or no, by functions of what it is asked and reminded of.</summary>
internal static partial class YesOrNoModel
{
    public static ModelLimits Quick { get; } = new()
    {
        RetryDelay = TimeSpan.Zero, MaxRetries = 0, CallTimeout = TimeSpan.FromSeconds(20), MaxCalls = 10_000,
    };

    /// <summary>Answers in words.</summary>
    public static ScriptedChatClient Saying(Func<string, string, string> answer) => new((messages, _, _) =>
    {
        (string asked, string reminders) = Read(messages);
        return Task.FromResult(ScriptedChatClient.Response(answer(asked, reminders)));
    });

    /// <summary>Answers with the probability of yes beside the word.</summary>
    public static ScriptedChatClient Believing(Func<string, string, double?> probability) => new((messages, _, _) =>
    {
        (string asked, string reminders) = Read(messages);
        double? yes = probability(asked, reminders);
        ChatResponse response = ScriptedChatClient.Response(yes is null ? "unknown" : yes >= 0.5 ? "Yes." : "No.");
        response.RawRepresentation = yes;
        return Task.FromResult(response);
    });

    private static (string Asked, string Reminders) Read(IReadOnlyList<ChatMessage> messages)
    {
        MatchCollection data = Fenced().Matches(messages[^1].Text);
        return (data[^1].Groups[2].Value, data.Count > 1 ? data[0].Groups[2].Value : string.Empty);
    }

    [GeneratedRegex(@"<data-(\d+)>\n(.*?)\n</data-\1>", RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
