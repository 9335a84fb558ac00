using System.Collections.Immutable;
using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.AI.Relations;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.AI.Beliefs;

/// <summary>Asks a model one thing after the other, and keeps what it says in a bank that holds together.</summary>
/// <remarks>
/// <para>
/// Each new belief is checked against the bank. Where they conflict, the model is asked once more, with the beliefs and rules of the
/// conflict before its eyes; then the cheapest repair decides what is true (N. Kassner, O. Tafjord, H. Schütze and P. Clark, "BeliefBank: adding memory
/// to a pre-trained language model for a systematic notion of belief", 2021). Later beliefs can turn earlier ones; <see cref="Answers"/>
/// tells what stands now.
/// </para>
/// <para>A session holds state and serves one caller at a time; a second call while one is under way throws.</para>
/// </remarks>
public sealed class BeliefSession
{
    /// <summary>The source of the claims of the bank.</summary>
    public const string Source = "model";

    private readonly BeliefElicitor _elicitor;
    private readonly BeliefSessionOptions _options;
    private readonly ConsistencyChecker _checker;
    private readonly RelationFinder? _finder;
    private readonly ClaimParser _parser = new();
    private readonly StatementIds _ids;
    private readonly List<BankedBelief> _bank = [];
    private readonly Dictionary<Formula, BankedBelief> _byFormula = [];
    private readonly List<FoundRelation> _relations = [];
    private readonly List<Diagnostic> _problems = [];
    private readonly Dictionary<string, int> _sentences = new(StringComparer.Ordinal);
    private Vocabulary _vocabulary;
    private int _related;
    private bool _isChecked;
    private int _busy;

    /// <summary>Begins a session with an empty bank.</summary>
    /// <param name="elicitor">What asks the model.</param>
    /// <param name="options">How the bank is kept; the defaults when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public BeliefSession(BeliefElicitor elicitor, BeliefSessionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(elicitor);
        _elicitor = elicitor;
        _options = options ?? new BeliefSessionOptions();
        _options.Validate();
        _checker = new ConsistencyChecker(_options.Check);
        _finder = _options.Relations is { } scorer ? new RelationFinder(scorer, _options.RelationRules) : null;
        _ids = new StatementIds(_options.Known);
        _vocabulary = _options.Known?.Vocabulary ?? Vocabulary.Empty;
    }

    /// <summary>Gets the report on the bank with what is known; null before the first belief.</summary>
    public ConsistencyReport? Report { get; private set; }

    /// <summary>Gets what was asked of models so far.</summary>
    public ModelUsage Usage { get; private set; }

    /// <summary>Gets everything in the bank, in the order of the questions, as it stands now.</summary>
    public ImmutableArray<BeliefAnswer> Answers => Answer(_bank);

    /// <summary>Tells what asking will cost, without asking.</summary>
    /// <param name="questions">The questions.</param>
    /// <returns>
    /// The estimate: calls when nothing that is held is in a conflict, and at most those of asking once more about each new belief.
    /// Reminders are not in its tokens.
    /// </returns>
    /// <exception cref="InvalidOperationException">Another call of this session is under way.</exception>
    public CallEstimate Estimate(IReadOnlyList<BeliefQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        using Turn turn = Turn.Take(this);
        BeliefQuestion[] open = [.. Open([.. questions.Select(Read)]).Select(static r => r.Question)];
        CallEstimate asking = _elicitor.Estimate(open);
        CallEstimate askingAgain = asking.Repeated(0, _options.MaxReminders > 0 ? 1 : 0);
        CallEstimate relating = _finder?.Estimate([.. _bank.Select(static b => b.Affirmation), .. open.Select(static q => q.Text)], _related)
            ?? CallEstimate.None;
        return asking + askingAgain + relating;
    }

    /// <summary>Asks one thing.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Ends the asking; what had been said is then checked with the next question.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">Another call of this session is under way.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<BeliefAnswer> AskAsync(BeliefQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        return (await AskAsync([question], cancellationToken).ConfigureAwait(false))[0];
    }

    /// <summary>Asks several things at once, and checks them together.</summary>
    /// <param name="questions">The questions. What is in the bank already is not asked again, and what cannot be read is not asked.</param>
    /// <param name="cancellationToken">Ends the asking; what had been said is then checked with the next question.</param>
    /// <returns>One answer for each question, in their order.</returns>
    /// <exception cref="InvalidOperationException">Another call of this session is under way.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ImmutableArray<BeliefAnswer>> AskAsync(IReadOnlyList<BeliefQuestion> questions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(questions);
        using Turn turn = Turn.Take(this);
        return await AskAllAsync(questions, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ImmutableArray<BeliefAnswer>> AskAllAsync(IReadOnlyList<BeliefQuestion> questions, CancellationToken cancellationToken)
    {
        ReadQuestion[] read = [.. questions.Select(Read)];
        ReadQuestion[] open = Open(read);
        ElicitedBeliefs said = await _elicitor.ElicitAsync([.. open.Select(static r => r.Question)], null, cancellationToken).ConfigureAwait(false);
        Usage += said.Usage;
        Dictionary<Formula, ElicitedBelief> withoutBelief = [];
        int firstNew = _bank.Count;
        for (int i = 0; i < open.Length; i++)
        {
            if (said.Beliefs[i].Outcome == BeliefOutcome.Held)
            {
                Bank(open[i], said.Beliefs[i]);
            }
            else
            {
                withoutBelief.Add(open[i].Says!, said.Beliefs[i]);
            }
        }

        if (!_isChecked)
        {
            await RelateAsync(cancellationToken).ConfigureAwait(false);
            await CheckAsync(cancellationToken).ConfigureAwait(false);
            if (await ReconsiderAsync(firstNew, cancellationToken).ConfigureAwait(false))
            {
                await CheckAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        BankedBelief[] banked = [.. read.Select(Find).OfType<BankedBelief>().Distinct()];
        Dictionary<BankedBelief, BeliefAnswer> answers = banked.Zip(Answer(banked)).ToDictionary(static a => a.First, static a => a.Second);
        return
        [
            .. read.Select(r => Find(r) is { } belief ? answers[belief] with { Question = r.Question }
                : NotBanked(r, r.Says is { } says ? withoutBelief[says] : null)),
        ];

        BankedBelief? Find(ReadQuestion question) => question.Says is { } says ? _byFormula.GetValueOrDefault(says) : null;
    }

    // What is in the bank is not asked again, nor one thing twice.
    private ReadQuestion[] Open(ReadQuestion[] read) =>
        [.. read.Where(r => r.Says is { } says && !_byFormula.ContainsKey(says)).DistinctBy(static r => r.Says)];

    private ReadQuestion Read(BeliefQuestion question)
    {
        if (question.Formula is { } given)
        {
            return new ReadQuestion(question, given, Vocabulary.Empty, null);
        }

        FormulaResult read = _parser.ParseFormula(question.Text);
        if (read.Formula is { } formula)
        {
            return new ReadQuestion(question, formula, read.Vocabulary, null);
        }

        if (_finder is null)
        {
            return new ReadQuestion(question, null, Vocabulary.Empty, $"It could not be read: {read.Diagnostics.FirstOrDefault()?.Message}");
        }

        // The same words are the same sentence; the number that names it is where it stands among those that are known.
        int number = _sentences.TryGetValue(question.Text, out int known) ? known : _sentences[question.Text] = _sentences.Count + 1;
        Predicate sentence = SentenceAtom.Predicate(number);
        return new ReadQuestion(
            question,
            sentence.Of(),
            new Vocabulary(new Dictionary<Predicate, Wording> { [sentence] = SentenceAtom.Wording(question.Text) }, ImmutableDictionary<string, string>.Empty),
            null);
    }

    private void Bank(ReadQuestion question, ElicitedBelief said)
    {
        Formula says = question.Says!;
        _vocabulary = _vocabulary.Merge(question.Vocabulary);
        string text = question.Question.Text.Trim();
        bool isQuestion = text.EndsWith('?') || text.EndsWith('？');
        string affirmation = isQuestion ? $"{EnglishPrinter.Print(says, _vocabulary)}." : text;
        string denial = question.Question.Negation ?? $"{EnglishPrinter.Print(Opposites.Of(says), _vocabulary)}.";
        BankedBelief belief = new(_ids.Next("b"), says, affirmation, denial, said);
        _bank.Add(belief);
        _byFormula.Add(says, belief);
        _isChecked = false;
    }

    private async Task RelateAsync(CancellationToken cancellationToken)
    {
        if (_finder is null)
        {
            return;
        }

        FoundRelations found = await _finder.FindAsync([.. _bank.Select(static b => b.Affirmation)], _related, cancellationToken).ConfigureAwait(false);
        _related = _bank.Count;
        _relations.AddRange(found.Relations);
        _problems.AddRange(found.Problems);
        Usage += found.Usage;
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        ClaimSetBuilder builder = new();
        if (_options.Known is { } known)
        {
            builder.AddAll(known.Statements, Vocabulary.Empty, known.Diagnostics);
        }

        foreach (BankedBelief belief in _bank)
        {
            builder.Add(belief.ToClaim(Source));
        }

        string[] texts = [.. _bank.Select(static b => b.Affirmation)];
        Formula[] formulas = [.. _bank.Select(static b => b.Says)];
        foreach (FoundRelation relation in _relations)
        {
            relation.AddTo(builder, texts, formulas);
        }

        foreach (Diagnostic problem in _problems)
        {
            builder.AddDiagnostic(problem);
        }

        ClaimSet claims = builder.AddVocabulary(_vocabulary).Build();
        Report = await Task.Run(() => _checker.Check(claims, cancellationToken), cancellationToken).ConfigureAwait(false);
        _isChecked = true;
    }

    // What a new belief is in conflict with is put before the model, and it is asked again.
    private async Task<bool> ReconsiderAsync(int firstNew, CancellationToken cancellationToken)
    {
        if (_options.MaxReminders == 0)
        {
            return false;
        }

        HashSet<Statement> given = [.. Report!.Claims.Where(static c => c.Outcome != ClaimOutcome.Kept).Select(static c => c.Statement)];
        List<(BankedBelief Belief, IReadOnlyList<string> Reminders)> again = [];
        foreach (BankedBelief belief in _bank.Skip(firstNew))
        {
            string[] reminders =
            [
                .. ConflictsOf(belief).SelectMany(static v => v.Statements)
                    .Where(s => s.Id != belief.Id && !given.Contains(s))
                    .Select(static s => s.Text).Distinct(StringComparer.Ordinal).Take(_options.MaxReminders),
            ];
            if (reminders.Length > 0)
            {
                again.Add((belief, reminders));
            }
        }

        if (again.Count == 0)
        {
            return false;
        }

        ElicitedBeliefs said = await _elicitor.ElicitEachAsync([.. again.Select(static a => (a.Belief.Said.Question, a.Reminders))], cancellationToken)
            .ConfigureAwait(false);
        Usage += said.Usage;
        for (int i = 0; i < again.Count; i++)
        {
            // One that has no answer this time stays as it was said.
            if (said.Beliefs[i].Outcome == BeliefOutcome.Held)
            {
                again[i].Belief.Replace(said.Beliefs[i]);
                _isChecked = false;
            }
        }

        return !_isChecked;
    }

    private IEnumerable<Violation> ConflictsOf(BankedBelief belief) =>
        Report?.Violations.Where(v => v.Statements.Any(s => s.Id == belief.Id)) ?? [];

    private ImmutableArray<BeliefAnswer> Answer(IReadOnlyList<BankedBelief> beliefs)
    {
        Dictionary<string, ClaimOutcome> outcomes = Report?.Claims.ToDictionary(static c => c.Statement.Id, static c => c.Outcome, StringComparer.Ordinal) ?? [];
        return [.. beliefs.Select(b => Answer(b, outcomes.GetValueOrDefault(b.Id, ClaimOutcome.Undecided)))];
    }

    private BeliefAnswer Answer(BankedBelief belief, ClaimOutcome outcome)
    {
        string? reason = !_isChecked ? "The asking was ended before it was checked."
            : Report is { Verdict: Verdict.Inconsistent, Optimum: OptimumStatus.Proved, UpperBound: null } ? "What is known contradicts itself."
            : outcome == ClaimOutcome.Undecided ? "A limit was hit before it was known what the cheapest repair keeps."
            : belief.IsEven ? "The model holds it to be as likely as not."
            : null;
        bool isChanged = outcome is ClaimOutcome.Refuted or ClaimOutcome.Withdrawn;
        return new BeliefAnswer
        {
            Question = belief.Said.Question,
            Said = belief.Said,
            SaidFirst = belief.SaidFirst,
            IsTrue = reason is null ? belief.IsAffirmed != isChanged : null,
            IsChanged = reason is null && isChanged,
            Conflicts = [.. ConflictsOf(belief)],
            Reason = reason,
        };
    }

    private static BeliefAnswer NotBanked(ReadQuestion question, ElicitedBelief? said) => new()
    {
        Question = question.Question,
        Said = said ?? new ElicitedBelief { Question = question.Question, Outcome = BeliefOutcome.Failed, Reason = question.Failure },
        Reason = said is null ? question.Failure : said.Reason,
    };

    /// <summary>A question with what it says; nothing where it could not be read.</summary>
    private sealed record ReadQuestion(BeliefQuestion Question, Formula? Says, Vocabulary Vocabulary, string? Failure);

    /// <summary>The turn of one call; a second one at the same time gets none.</summary>
    private readonly struct Turn : IDisposable
    {
        private readonly BeliefSession _session;

        private Turn(BeliefSession session) => _session = session;

        public static Turn Take(BeliefSession session) => Interlocked.Exchange(ref session._busy, 1) == 0
            ? new Turn(session)
            : throw new InvalidOperationException("The session answers one call at a time, and another one is under way.");

        public void Dispose() => Volatile.Write(ref _session._busy, 0);
    }
}
