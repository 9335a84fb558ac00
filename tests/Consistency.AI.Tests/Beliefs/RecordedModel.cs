using BeliefBank;
using Consistency.AI.Beliefs;
using Consistency.Logic;
using Microsoft.Extensions.AI;

namespace Consistency.AI.Tests.Beliefs;

/// <summary>A real question-answering model, played from its recorded answers: it is asked in English, and says how probable "yes" is.</summary>
internal sealed class RecordedModel
{
    private readonly Dictionary<string, double> _yes = new(StringComparer.Ordinal);

    public RecordedModel(BeliefData data)
    {
        foreach (((string entity, string property), double yes) in data.Confidence)
        {
            BeliefQuestion question = Question(entity, property);
            Questions.TryAdd((entity, property), question);
            _yes[question.Text] = yes;
        }

        Client = YesOrNoModel.Believing((asked, _) => _yes[asked]);
    }

    /// <summary>The model. It was recorded without reminders and without opposites; it says what it said, whatever it is reminded of.</summary>
    public ScriptedChatClient Client { get; }

    /// <summary>What it was asked, in the order of the recording.</summary>
    public Dictionary<(string Entity, string Property), BeliefQuestion> Questions { get; } = [];

    // To the library "electronic_device" and "electronic device" are one name; to the published figures they are two, and so are the questions.
    private static BeliefQuestion Question(string entity, string property) => new($"The {entity} {BeliefClaims.Say(property)}.")
    {
        Formula = new Predicate(property.Replace('_', '·'), 1).Of(Term.Constant(entity)),
    };
}
