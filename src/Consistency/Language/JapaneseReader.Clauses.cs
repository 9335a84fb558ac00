using Consistency.Logic;

namespace Consistency.Language;

/// <content>Clauses: subject, objects and predicate.</content>
internal sealed partial class JapaneseReader
{
    private static readonly string[] Denials = ["というわけではない", "わけではない", "わけではありません", "ということはない"];

    // Words that stand for something else than themselves, which must not vanish inside a name.
    private static readonly string[] NoNames =
        ["れば", "何か", "誰か", "何も", "誰も", "すべて", "全て", "あらゆる", "いかなる", "もし", "ならば", "かつ", "または", "。", "を", "(", ")", "（", "）", "「", "」"];

    private static readonly string[] Likings = ["好き", "嫌い", "大好き", "大嫌い", "欲しい"];

    private enum Quantity
    {
        One,
        Every,
        None,
        Some,

        /// <summary>Every one, said of a kind by its name: 「飛べるものは」. A negation denies it of each.</summary>
        Generic,
    }

    /// <summary>What the parts of one coordination share.</summary>
    private sealed class Clause
    {
        public bool IsQuestion { get; init; }

        public bool InCondition { get; init; }

        /// <summary>Whether all parts are said, and none is one of several possibilities.</summary>
        public bool IsAnd { get; init; }

        public Subject? Subject { get; set; }
    }

    /// <summary>A subject: a thing, or how much of what; more things when it names several, and its words.</summary>
    private sealed record Subject(Term Term, Quantity Quantity, Formula? Restriction, bool IsTopic)
    {
        public IReadOnlyList<Term> Others { get; init; } = [];

        public bool IsOr { get; init; }

        public Phrase Words { get; init; }
    }

    // Reads one part of a coordination. "model" is the last predicate, whose ending the parts before it may lack.
    private Formula Part(Phrase part, Clause clause, JapanesePredicate? model, bool isLast)
    {
        if (part.IsBracketed(_text))
        {
            return Coordination(new Phrase(part.Start + 1, part.End - 1).Trim(_text), clause.IsQuestion, clause.InCondition);
        }

        (Subject? own, Phrase predicate) = ReadSubject(part, clause);
        if (own is not null && clause.Subject is { Quantity: not (Quantity.One or Quantity.Generic) })
        {
            throw Problem(DiagnosticCatalogue.Ambiguous, "It is not clear how far the first subject reaches.", part, "Write two sentences.");
        }

        if (own is null && clause.Subject is { Quantity: not Quantity.One } reaching && !(clause.IsAnd && reaching.Quantity is Quantity.Every or Quantity.Generic))
        {
            throw Problem(DiagnosticCatalogue.Ambiguous, "It is not clear how far 「すべて」, 「どの」 or 「ある」 reaches.", part, "Write two sentences, or use 「もし何かが…ならば、それは…」.");
        }

        Subject subject = own ?? clause.Subject ?? ElidedSubject(part);
        clause.Subject = subject;
        predicate = CheckedPredicate(predicate, isLast);
        bool isDenied = false;
        foreach (string denial in Denials)
        {
            if (predicate.Length > denial.Length && Words(predicate).EndsWith(denial, StringComparison.Ordinal))
            {
                if (model is not null || !isLast)
                {
                    throw Problem(DiagnosticCatalogue.Ambiguous, "It is not clear how much is denied.", predicate, "Write two sentences.");
                }

                isDenied = true;
                predicate = new Phrase(predicate.Start, predicate.End - denial.Length).Trim(_text);
                break;
            }
        }

        Formula formula = Predication(predicate, subject, clause, model, isLast, isDenied);
        if (subject.Others.Count > 0)
        {
            if (isDenied || (subject.IsOr && formula is Negation))
            {
                throw Problem(DiagnosticCatalogue.Ambiguous, "It is not clear of whom this is denied.", part, "Write one sentence for each.");
            }

            CheckMutual(subject, predicate);
            List<Formula> each = [formula, .. subject.Others.Select(o => Predication(predicate, subject with { Term = o }, clause, model, isLast, isDenied))];
            return subject.IsOr ? Formula.Or(each) : Formula.And(each);
        }

        return isDenied ? !formula : formula;
    }

    // 「太郎と花子は結婚している」: with one another, or each with somebody.
    private void CheckMutual(Subject subject, Phrase predicate)
    {
        string words = Words(predicate);
        if (!subject.IsOr && Array.Find(Mutual, m => words.Contains(m, StringComparison.Ordinal)) is { } mutual)
        {
            throw Problem(
                DiagnosticCatalogue.Ambiguous, $"「{mutual}」 can be said of them with one another, or of each.", predicate, "Write 「太郎は花子と結婚している。」, or one sentence for each.");
        }
    }

    // The names of a list: 「太郎と花子」, 「太郎、花子、次郎」, 「太郎または花子」, 「太郎も花子も」.
    private (List<Phrase> Names, bool IsOr)? ListOf(Phrase subject)
    {
        List<Phrase> names = [];
        bool isOr = false;
        int start = subject.Start;
        for (int i = subject.Start + 1; i + 1 < subject.End; i++)
        {
            string? joint = _quoted[i] && _text[i] is not ('、') ? null
                : Array.Find(NameJoints, j => i + j.Length < subject.End && string.CompareOrdinal(_text, i, j, 0, j.Length) == 0);
            bool isClear = joint is not null && (joint.Length > 1 || joint == "、" || (!IsHiragana(_text[i - 1]) && !IsHiragana(_text[i + 1])));
            if (!isClear || _quoted[i])
            {
                continue;
            }

            isOr |= joint is "か" or "または" or "又は" or "あるいは" or "もしくは";
            names.Add(new Phrase(start, i).Trim(_text));
            start = i + joint!.Length;
            i = start - 1;
        }

        names.Add(new Phrase(start, subject.End).Trim(_text));
        bool isByCommas = names.Count == 2 && Find(subject, "、") >= 0;
        if (isByCommas || (names.Count > 1 && names.Exists(n => n.Length > 0 && IsHiragana(_text[n.End - 1]) && !_quoted[n.End - 1])))
        {
            // 「昨日、太郎は」, 「一般に、鳥は」: the words in front are no name.
            throw Problem(
                DiagnosticCatalogue.Unsupported, $"「{Words(subject)}」 is no single name.", subject, "Join names with 「と」, and put words that say when or how behind the subject.");
        }

        return names.Count < 2 || names.Exists(static n => n.Length == 0) ? null : (names, isOr);
    }

    private static readonly string[] NameJoints = ["または", "又は", "あるいは", "もしくは", "および", "及び", "と", "か", "も", "、"];
    private static readonly string[] Mutual = ["結婚", "友達", "友人", "夫婦", "兄弟", "姉妹", "同僚", "恋人", "ライバル", "双子", "同じ", "違う", "似て", "異なる"];

    // Who or what somebody or something is, of which there is one: 「フランスの首都はパリである」 names it.
    private static readonly string[] Roles = ["首都", "県庁所在地", "公用語", "通貨", "社長", "会長", "大統領", "首相", "市長", "知事", "国王", "女王", "著者", "作者", "監督", "創業者", "創設者", "発明者", "校長", "院長", "父", "母", "妻", "夫"];
    private const string ClassEndings = "人者員家師性国生官手女男市町村語都";

    private Subject ElidedSubject(Phrase part) => _subjects.Count == 1
        ? new Subject(_subjects[0], Quantity.One, null, IsTopic: false)
        : throw Problem(DiagnosticCatalogue.NoVerb, $"「{Words(part)}」 has no subject with は or が.", part);

    private (Subject? Subject, Phrase Predicate) ReadSubject(Phrase part, Clause clause)
    {
        string words = Words(part);
        string? all = Array.Find(["誰もが", "だれもが"], a => words.Length > a.Length && words.StartsWith(a, StringComparison.Ordinal));
        if (all is not null)
        {
            return (new Subject(Fresh(), Quantity.Every, null, IsTopic: true), new Phrase(part.Start + all.Length, part.End).Trim(_text));
        }

        foreach (string nothing in Nothings)
        {
            if (words.StartsWith(nothing, StringComparison.Ordinal) && words.Length > nothing.Length)
            {
                return (new Subject(Fresh(), Quantity.None, null, IsTopic: true), new Phrase(part.Start + nothing.Length, part.End).Trim(_text));
            }
        }

        foreach (string everything in Everythings)
        {
            if (words.StartsWith(everything, StringComparison.Ordinal) && words.Length > everything.Length + 1 && words[everything.Length] is 'は' or 'が')
            {
                return (new Subject(Fresh(), Quantity.Every, null, IsTopic: true), new Phrase(part.Start + everything.Length + 1, part.End).Trim(_text));
            }
        }

        foreach (string every in EveryKinds)
        {
            if (words.StartsWith(every, StringComparison.Ordinal) && words.Length > every.Length)
            {
                Phrase rest = new(part.Start + every.Length, part.End);
                bool isAny = every is "どの" or "いかなる";
                int at = isAny ? Particle(rest, 'も') : -1;
                at = at >= 0 ? at : Particle(rest, 'は') is var topic and >= 0 ? topic : Particle(rest, 'が');
                return at >= 0
                    ? Restricted(new Phrase(rest.Start, at), isAny ? Quantity.None : Quantity.Every, new Phrase(at + 1, part.End))
                    : throw Problem(DiagnosticCatalogue.NoVerb, $"「{every}」 needs a noun and は or が behind it.", part);
            }
        }

        foreach (string some in SomeKinds)
        {
            int at = words.StartsWith(some, StringComparison.Ordinal) ? Particle(part, 'は') is var topic and >= 0 ? topic : Particle(part, 'が') : -1;
            if (at > part.Start + some.Length)
            {
                return Restricted(new Phrase(part.Start + some.Length, at), Quantity.Some, new Phrase(at + 1, part.End));
            }
        }

        int particle = EndOfEach(part);
        bool isEach = particle >= 0;
        particle = isEach ? particle : Particle(part, 'は');
        bool isTopic = particle >= 0;
        particle = particle >= 0 ? particle : Particle(part, 'が');
        particle = particle >= 0 ? particle : Particle(part, 'も');
        if (particle < 0)
        {
            return (null, part);
        }

        bool isOfSubject = _text[particle] == 'が' || (_text[particle] == 'も' && JapaneseEndings.Read(Words(new Phrase(particle + 1, part.End).Trim(_text)), out _) is { Kind: JapaneseWord.Adjective });
        if (!isTopic && clause.Subject is { IsTopic: true } && isOfSubject)
        {
            throw Problem(
                DiagnosticCatalogue.Ambiguous, $"「{Words(new Phrase(part.Start, particle + 1))}」 can be the subject or what the predicate is about.", part, "Repeat the subject with 「は」.");
        }

        Phrase subject = new Phrase(part.Start, particle).Trim(_text);
        Phrase predicate = new Phrase(particle + 1, part.End).Trim(_text);
        string who = Words(subject);
        if (who.Length > 2 && who.StartsWith("ある", StringComparison.Ordinal) && !IsHiragana(who[2]) && !Somethings.Contains(who))
        {
            return Restricted(new Phrase(subject.Start + 2, subject.End), Quantity.Some, predicate);
        }

        if (Somethings.Contains(who) && !clause.InCondition)
        {
            return (new Subject(Fresh(), Quantity.Some, null, isTopic), predicate);
        }

        if (Place(subject, predicate, isTopic) is { } place)
        {
            return place;
        }

        if (who is [.., 'に' or 'で' or 'と' or 'へ'] && !_quoted[subject.End - 1] && isTopic)
        {
            throw Problem(
                DiagnosticCatalogue.Unsupported, $"「{who}は」 is not read.", subject, $"If it is a name, write 「{who}」は in such brackets; otherwise start with the subject.");
        }

        if (Quantified(subject, predicate) is { } quantified)
        {
            return quantified;
        }

        if (Described(subject) is { } described)
        {
            return (described, predicate);
        }

        if (ListOf(subject) is { } list)
        {
            List<Term> terms = [.. list.Names.Select(n => Named(n, clause))];
            return (new Subject(terms[0], Quantity.One, null, isTopic) { Others = terms[1..], IsOr = list.IsOr, Words = subject }, predicate);
        }

        return (new Subject(Named(subject, clause), Quantity.One, null, isTopic) { Words = subject }, predicate);
    }

    private Term Named(Phrase name, Clause clause)
    {
        CheckSubject(name);
        Term term = TermOf(name, clause.InCondition);
        if (!_subjects.Contains(term))
        {
            _subjects.Add(term);
        }

        return term;
    }

    // 「太郎も花子も」: where the last も stands, when there are several.
    private int EndOfEach(Phrase part)
    {
        int last = -1;
        int count = 0;
        for (int i = part.Start + 1; i + 1 < part.End; i++)
        {
            if (_quoted[i] || IsHiragana(_text[i - 1]))
            {
                continue;
            }

            if (_text[i] is 'は' or 'が')
            {
                break;
            }

            if (_text[i] == 'も')
            {
                last = i;
                count++;
            }
        }

        return count > 1 ? last : -1;
    }

    // 「太郎には猫がいる」 and 「机の上に本がある」 say what 「太郎は猫がいる」 says.
    private (Subject Subject, Phrase Predicate)? Place(Phrase subject, Phrase predicate, bool isTopic)
    {
        int at = isTopic ? subject.End - 1 : Find(subject, "に");
        if (at <= subject.Start || _text[at] != 'に' || IsHiragana(_text[at - 1]) || _quoted[at])
        {
            return null;
        }

        Phrase all = isTopic ? predicate : new Phrase(at + 1, predicate.End);
        int what = Particle(all, 'が');
        if (what < 0 || JapaneseEndings.Read(Words(new Phrase(what + 1, all.End).Trim(_text)), out _) is not { Name: { } verb }
            || !(verb.EndsWith("いる", StringComparison.Ordinal) || verb.EndsWith("ある", StringComparison.Ordinal) || verb is "いた" or "あった"))
        {
            return null;
        }

        Phrase name = new Phrase(subject.Start, at).Trim(_text);
        CheckSubject(name);
        Term term = TermOf(name, inCondition: false);
        _subjects.Add(term);
        return (new Subject(term, Quantity.One, null, IsTopic: true) { Words = name }, all.Trim(_text));
    }

    // 「鳥はすべて飛べる」, 「社員は誰も来ない」.
    private (Subject Subject, Phrase Predicate)? Quantified(Phrase noun, Phrase predicate)
    {
        string words = Words(predicate);
        string? every = Array.Find(FloatingEvery, f => words.Length > f.Length && words.StartsWith(f, StringComparison.Ordinal));
        string? none = every is null ? Array.Find(FloatingNone, f => words.Length > f.Length && words.StartsWith(f, StringComparison.Ordinal)) : null;
        if (every is null && none is null)
        {
            return null;
        }

        Phrase rest = WithoutComma(new Phrase(predicate.Start + (every ?? none)!.Length, predicate.End));
        if (rest.Length == 0 || _text[rest.Start] is 'を' or 'が' or 'に' or 'と' or 'の' or 'で')
        {
            // 「誰もを愛する」 speaks of whom it is done to.
            return null;
        }

        return Restricted(noun, every is null ? Quantity.None : Quantity.Every, rest);
    }

    private static readonly string[] SomeKinds = ["いくつかの", "一部の"];
    private static readonly string[] TimeAdverbs =
        ["毎日", "毎朝", "毎晩", "毎週", "毎月", "毎年", "今日", "昨日", "明日", "今朝", "今年", "去年", "来年", "先週", "来週", "先月", "来月", "最近", "以前", "当時", "一日中", "一緒に", "一人で"];

    // 「毎日新聞」, 「今日の新聞」 and 「来年度」 are names.
    private bool NoAdverb(int at) => _text[at] is '新' or '度' or 'の' or '中' or 'に' or 'は' or 'を' or 'が' or 'も' or 'と';

    private static readonly string[] FloatingEvery = ["すべて", "全て", "全員", "みんな", "みな", "皆", "いずれも"];
    private static readonly string[] FloatingNone = ["誰も", "一人も", "ひとりも", "一つも", "ひとつも", "どれも", "一匹も", "一羽も"];

    // 「飛べるもの」, 「東京に住む人」: all that the words before hold of.
    private Subject? Described(Phrase subject) =>
        Restriction(subject) is { } restriction ? new Subject(restriction.Of, Quantity.Generic, restriction.Formula, IsTopic: true) { Words = subject } : null;

    private (Term Of, Formula Formula)? Restriction(Phrase noun)
    {
        noun = noun.Trim(_text);
        string words = Words(noun);
        string? head = Array.Find(Heads, h => words.Length > h.Length + 1 && words.EndsWith(h, StringComparison.Ordinal));
        if (head is null || _quoted[noun.End - 1] || !IsHiragana(words[^(head.Length + 1)]) || words[^(head.Length + 1)] == 'の')
        {
            return null;
        }

        Phrase what = new Phrase(noun.Start, noun.End - head.Length).Trim(_text);
        string said = Words(what);
        if (said.Length < 2)
        {
            return null;
        }

        bool isNa = said[^1] == 'な';
        if (isNa)
        {
            what = new Phrase(what.Start, what.End - 1);
        }

        ObjectSplit split = ObjectOf(what, isNoun: isNa);
        JapanesePredicate? predicate = isNa ? new JapanesePredicate(Words(split.Relation), Holds: true, JapaneseWord.Noun) : JapaneseEndings.Read(Words(split.Relation), out _);
        if (predicate is not { Kind: not JapaneseWord.Bare } read)
        {
            return null;
        }

        if (split.Marker == "が" && read.Kind == JapaneseWord.Verb && !JapaneseVerbs.Stative.Contains(read.Name))
        {
            throw Problem(
                DiagnosticCatalogue.Unsupported, $"「{said}」 has a subject of its own, which is not understood here.", what, "Write two sentences, or put the whole in 「」 when it is the name of one thing.");
        }

        Term term = Fresh();
        AtomicFormula atom = Atom(split, read, term, inCondition: false, out Term? some);
        Formula formula = some is null ? atom : new ExistentialQuantification([some], atom);
        formula = read.Holds ? formula : !formula;
        if (head is "人" or "者" or "方")
        {
            Predicate person = PredicateOf("人", 1, noun);
            AddWords(person, "{0}", new JapanesePredicate("人", Holds: true, JapaneseWord.Noun), string.Empty);
            formula = Formula.And(person.Of(term), formula);
        }

        return (term, formula);
    }

    private static readonly string[] Heads = ["もの", "物", "人", "者", "方"];

    private (Subject Subject, Phrase Predicate) Restricted(Phrase noun, Quantity quantity, Phrase predicate)
    {
        noun = noun.Trim(_text);
        string words = Words(noun);
        if (Restriction(noun) is { } described)
        {
            return (new Subject(described.Of, quantity, described.Formula, IsTopic: true), predicate.Trim(_text));
        }

        if (words.Length == 0 || words.Contains("である", StringComparison.Ordinal) || words.Contains("ない", StringComparison.Ordinal))
        {
            throw Problem(DiagnosticCatalogue.Unsupported, $"「{words}」 is not read as a kind of things.", noun, "Write 「もし何かが…ならば、それは…」.");
        }

        Term term = Fresh();
        ObjectSplit split = ObjectOf(noun, isNoun: true);
        Formula restriction = Atom(split, new JapanesePredicate(Words(split.Relation), Holds: true, JapaneseWord.Noun), term, inCondition: false, out Term? some);
        return some is null
            ? (new Subject(term, quantity, restriction, IsTopic: true), predicate.Trim(_text))
            : throw Problem(DiagnosticCatalogue.Unsupported, $"「{words}」 is not read as a kind of things.", noun);
    }

    private Formula Predication(Phrase phrase, Subject subject, Clause clause, JapanesePredicate? model, bool isLast, bool isDenied)
    {
        if (phrase.Length == 0)
        {
            throw Problem(DiagnosticCatalogue.NoVerb, "The sentence says nothing of its subject.", new Phrase(phrase.Start - 1, phrase.End));
        }

        if (subject.Quantity != Quantity.Some && !isDenied && Neither(phrase) is { } neither)
        {
            Formula none = Formula.And(neither.Select(n => !Predication(n, subject, clause, new JapanesePredicate(string.Empty, Holds: true, JapaneseWord.Noun), isLast: false, isDenied: false)));
            return none;
        }

        bool goesOn = _goingOn.Contains(phrase.End);
        ObjectSplit split = ObjectOf(phrase, isTe: goesOn);
        string? problem = null;
        JapanesePredicate predicate = (goesOn ? JapaneseEndings.ReadTe(Words(split.Relation), model is { IsPast: true }) : null) ?? JapaneseEndings.Read(Words(split.Relation), out problem)
            ?? throw Problem(DiagnosticCatalogue.Unsupported, problem!, phrase, "Use である, ではない, an adjective in い, or the plain form of a verb such as 飛ぶ, 飛ばない.");
        if (goesOn && model is { Holds: false } && predicate.Holds && phrase.End < _text.Length && _text[phrase.End] != '、')
        {
            throw Problem(DiagnosticCatalogue.Ambiguous, "It is not clear how far the negation reaches.", phrase, "Write two sentences.");
        }

        predicate = goesOn && predicate.Kind == JapaneseWord.Bare ? predicate with { Kind = JapaneseWord.Noun } : predicate;
        predicate = _isTimed && JapaneseEndings.WithoutTense(predicate) is { } now ? now : predicate;
        if (subject is { Quantity: Quantity.One, Others.Count: 0 } && split.Object is null && RoleOf(subject, predicate, split.Relation) is { } role)
        {
            return predicate.Holds ? role : !role;
        }

        if (predicate.Kind == JapaneseWord.Bare)
        {
            CheckBare(phrase, clause, model, isLast);
        }

        if (!predicate.Holds && subject.Quantity == Quantity.Every)
        {
            throw Problem(
                DiagnosticCatalogue.Ambiguous, "「すべて…ない」 can mean none, or not all.", phrase, "Write 「どの…も…ない」 for none, or 「すべての…が…わけではない」 for not all.");
        }

        if (predicate.Holds && subject is { Quantity: Quantity.None, Restriction: null })
        {
            throw Problem(DiagnosticCatalogue.Unexpected, "「誰も」 and 「何も」 need a negation.", phrase, "Write 「誰も…ない」, or 「すべてが…」.");
        }

        if (isDenied && subject.Quantity is Quantity.None or Quantity.Some)
        {
            throw Problem(DiagnosticCatalogue.Ambiguous, "It is not clear what is denied.", phrase, "Write 「すべての…が…わけではない」.");
        }

        AtomicFormula plain = Atom(split, predicate, subject.Term, clause.InCondition, out Term? some);
        Formula atom = plain;
        if (some is not null)
        {
            atom = predicate.Holds && !isDenied
                ? new ExistentialQuantification([some], plain)
                : throw Problem(DiagnosticCatalogue.Ambiguous, "It is not clear whether one or all are meant.", phrase, "Write 「もし何かが…」, or name the thing.");
        }

        Formula said = predicate.Holds ? atom : !atom;
        return subject.Quantity switch
        {
            Quantity.One => said,
            Quantity.Some => new ExistentialQuantification([subject.Term], subject.Restriction is { } kind ? kind & said : said),
            _ => new UniversalQuantification([subject.Term], subject.Restriction is { } kind ? kind.Implies(said) : said),
        };
    }

    // 「学生でも教師でもない」: the nouns of which each is denied.
    private Phrase[]? Neither(Phrase phrase)
    {
        int first = Find(phrase, "でも");
        int second = first < 0 ? -1 : Find(phrase, "でも", first + 2);
        return first <= phrase.Start || second <= first + 2 || Words(new Phrase(second + 2, phrase.End)) is not ("ない" or "ありません" or "ないです")
            ? null : [new Phrase(phrase.Start, first).Trim(_text), new Phrase(first + 2, second).Trim(_text)];
    }

    // 「フランスの首都はパリである」 is 「パリはフランスの首都である」; 「太郎の父は医者である」 says what he is.
    private AtomicFormula? RoleOf(Subject subject, JapanesePredicate predicate, Phrase relation)
    {
        string words = Words(subject.Words);
        int of = words.LastIndexOf('の');
        if (predicate.Kind != JapaneseWord.Noun || predicate.IsPast || of < 1 || _quoted[subject.Words.Start + of] || !Roles.Contains(words[(of + 1)..])
            || ClassEndings.Contains(predicate.Name[^1], StringComparison.Ordinal) || predicate.Name.Contains('の') || predicate.Name.Contains('医'))
        {
            return null;
        }

        Phrase owner = new(subject.Words.Start, subject.Words.Start + of);
        Predicate role = PredicateOf(words[(of + 1)..], 2, subject.Words);
        AddWords(role, "{0}", new JapanesePredicate(words[(of + 1)..], Holds: true, JapaneseWord.Noun), "{1}の");
        return role.Of(TermOf(new Phrase(relation.Start, relation.Start + predicate.Name.Length), inCondition: false), TermOf(owner, inCondition: false));
    }

    // 「鳥かつ猫である」 and 「鳥か」 lack their である; nothing else may.
    private void CheckBare(Phrase phrase, Clause clause, JapanesePredicate? model, bool isLast)
    {
        if (isLast ? clause.IsQuestion || clause.InCondition : clause.InCondition || clause.IsQuestion || model is { Kind: JapaneseWord.Noun, Holds: true })
        {
            return;
        }

        throw !isLast && model is { Kind: JapaneseWord.Noun, Holds: false }
            ? Problem(DiagnosticCatalogue.Ambiguous, "It is not clear how far the negation reaches.", phrase, "Give each part its own ending: 「鳥ではなく、かつ猫ではない」.")
            : Problem(DiagnosticCatalogue.NoVerb, $"「{Words(phrase)}」 has no ending such as である, ではない or い.", phrase);
    }

    // 「医者か教師である」 and 「鳥、猫である」 are no single kind.
    private void CheckAlternatives(JapanesePredicate predicate, Phrase at)
    {
        string name = predicate.Name;
        bool isList = name.Contains('、');
        for (int i = 1; i + 1 < name.Length; i++)
        {
            isList |= name[i] == 'も' && !IsHiragana(name[i - 1]) && !IsHiragana(name[i + 1]);
        }

        for (int i = 1; i + 1 < name.Length && predicate.Kind == JapaneseWord.Noun; i++)
        {
            isList |= name[i] == 'か' && !IsHiragana(name[i - 1]) && !IsHiragana(name[i + 1]);
        }

        if (isList && !_quoted[at.Start])
        {
            throw Problem(DiagnosticCatalogue.Unsupported, $"「{name}」 is no single kind.", at, "Write 「医者または教師である」, or put the name in 「」.");
        }
    }

    // Makes the atom of a predicate and its object; "some" is the variable of an object such as 誰か that is to be bound here.
    private AtomicFormula Atom(ObjectSplit split, JapanesePredicate predicate, Term subject, bool inCondition, out Term? some)
    {
        some = null;
        CheckName(predicate.Name, split.Relation);
        if (split.Object is not { } thing)
        {
            CheckAlternatives(predicate, split.Relation);
            Predicate unary = PredicateOf(predicate.Name, 1, split.Relation);
            if (predicate.Kind is JapaneseWord.Noun or JapaneseWord.Bare && !predicate.IsPast)
            {
                _names.NoteKind(unary, split.Relation);
            }

            AddWords(unary, "{0}", predicate, string.Empty);
            return unary.Of(subject);
        }

        string objectWords = Words(thing);
        if (Nothings.Concat(EveryKinds).Concat(Everythings).Any(w => objectWords.StartsWith(w, StringComparison.Ordinal)))
        {
            throw Problem(DiagnosticCatalogue.Unsupported, $"「{objectWords}」 is read as a subject only.", thing, "Write 「もし何かが…ならば…」.");
        }

        Term term;
        if (Somethings.Contains(objectWords) && !inCondition)
        {
            term = some = Fresh();
        }
        else
        {
            term = TermOf(thing, inCondition);
        }

        List<Term> terms = [subject, term];
        string markers = split.Adverb + (split.Marker == "の" ? string.Empty : split.Marker);
        string objects = split.Adverb + "{1}" + split.Marker;
        foreach ((Phrase next, string marker) in split.More)
        {
            objects += $"{{{terms.Count}}}{marker}";
            terms.Add(TermOf(next, inCondition));
            markers += marker;
        }

        Predicate relation = PredicateOf(markers + predicate.Name, terms.Count, split.Relation);
        AddWords(relation, "{0}", predicate, objects);
        return relation.Of([.. terms]);
    }

    /// <summary>A predicate cut at the particles behind its objects.</summary>
    private readonly record struct ObjectSplit(Phrase? Object, string Marker, Phrase Relation)
    {
        public List<(Phrase Thing, string Marker)> More { get; init; } = [];

        /// <summary>Gets what stands before the objects and says when or how often.</summary>
        public string Adverb { get; init; } = string.Empty;
    }

    // 「親切で優しい」 can be two things that are said or where something is so; 「花子と本を読む」 two things or with whom.
    private void CheckObjects(List<(Phrase Thing, string Marker)> objects, JapanesePredicate? read, Phrase phrase)
    {
        if (objects[^1].Marker == "で" && read is { Kind: JapaneseWord.Adjective or JapaneseWord.Polite } && !Words(phrase).Contains("一番", StringComparison.Ordinal) && !Words(phrase).Contains("最も", StringComparison.Ordinal))
        {
            throw Problem(
                DiagnosticCatalogue.Ambiguous, $"「{Words(objects[^1].Thing)}で」 can say one thing more, or where it is so.", phrase, "Write 「親切であり、優しい」 for two things, or two sentences.");
        }

        int with = objects.FindIndex(static o => o.Marker == "と");
        if (with >= 0 && with + 1 < objects.Count)
        {
            throw Problem(
                DiagnosticCatalogue.Ambiguous, $"「{Words(objects[with].Thing)}と」 can be one thing more, or with whom it is done.", phrase, "Write one sentence for each, or put what is done first: 「映画を花子と見る」.");
        }
    }

    // 「同じくらい背が高い」, 「一番背が高い」: what follows is one relation.
    private bool IsWhole(int at) => Array.Exists(["同じ", "一番", "最も"], w => string.CompareOrdinal(_text, at, w, 0, w.Length) == 0);

    private static readonly string[] ObjectParticles = ["から", "まで", "を", "に", "へ", "で", "と", "が"];

    // Finds the objects of a predicate, such as 花子 in 「花子より古い」, 日本 in 「日本の首都である」, 花子 and 本 in 「花子に本をあげた」.
    private ObjectSplit ObjectOf(Phrase phrase, bool isNoun = false, bool isTe = false)
    {
        if (Particle(phrase, 'は') >= 0)
        {
            throw Problem(DiagnosticCatalogue.Ambiguous, "There is a second 「は」.", phrase, "Put a name that has は in it in 「」.");
        }

        foreach (string than in new[] { "より", "ほど" })
        {
            int more = Find(phrase, than);
            if (more > phrase.Start && (than == "より" || !IsHiragana(_text[more - 1])))
            {
                return Cut(more, than, more + 2 < phrase.End && _text[more + 2] == 'も' ? 3 : 2);
            }
        }

        JapanesePredicate? read = isNoun ? new JapanesePredicate(Words(phrase), Holds: true, JapaneseWord.Noun)
            : (isTe ? JapaneseEndings.ReadTe(Words(phrase), isPast: false) ?? JapaneseEndings.ReadTe(Words(phrase), isPast: true) : null) ?? JapaneseEndings.Read(Words(phrase), out _);
        bool isOfNoun = read is { Kind: JapaneseWord.Noun or JapaneseWord.Bare };
        List<(Phrase Thing, string Marker)> objects = [];
        string adverb = isNoun ? string.Empty : Array.Find(TimeAdverbs, a => phrase.Length > a.Length + 1 && string.CompareOrdinal(_text, phrase.Start, a, 0, a.Length) == 0 && !NoAdverb(phrase.Start + a.Length)) ?? string.Empty;
        int start = phrase.Start + adverb.Length;
        for (int i = start + 1; i + 1 < phrase.End && !isNoun && !IsWhole(phrase.Start); i++)
        {
            string? marker = _quoted[i] ? null : Array.Find(ObjectParticles, m => i + m.Length < phrase.End && string.CompareOrdinal(_text, i, m, 0, m.Length) == 0);
            bool isObject = marker is not null && !(marker == "が" && _text[i + 1] == 'ん') && (marker == "を" || !IsHiragana(_text[i - 1])) && !IsPartOfEnding(i, phrase.End)
                && !(marker == "で" && _text[i + 1] is 'き' or 'す' or 'は' or 'な' or 'あ') && !(marker == "に" && _text[i + 1] is 'よ' or 'つ' or 'お')
                && (marker is "を" or "が" || !isOfNoun) && (read is not null || marker is "を" or "が");
            if (!isObject)
            {
                continue;
            }

            objects.Add((new Phrase(start, i).Trim(_text), marker!));
            start = i + marker!.Length;
            i = start - 1;
            if (IsWhole(start))
            {
                break;
            }
        }

        if (objects.Count > 0)
        {
            CheckObjects(objects, read, phrase);
            Phrase relation = new Phrase(start, phrase.End).Trim(_text);
            if (relation.Length == 0 || objects.Exists(static o => o.Thing.Length == 0))
            {
                throw Problem(DiagnosticCatalogue.NoVerb, $"Something is missing beside 「{objects[^1].Marker}」.", phrase);
            }

            // 「花子を好きだ」 is 「花子が好きだ」.
            bool isLiking = objects[0].Marker == "を" && objects.Count == 1 && Array.Exists(Likings, l => Words(relation).StartsWith(l, StringComparison.Ordinal));
            return new ObjectSplit(objects[0].Thing, isLiking ? "が" : objects[0].Marker, relation) { More = objects[1..], Adverb = adverb };
        }

        if (read is not { } whole || !isOfNoun)
        {
            return new ObjectSplit(null, string.Empty, phrase);
        }

        int end = phrase.Start + (whole.IsPast ? whole.Name.Length - 3 : whole.Name.Length);
        for (int i = end - 2; i > phrase.Start; i--)
        {
            if (_text[i] == 'の' && !_quoted[i] && !IsHiragana(_text[i - 1]))
            {
                return Cut(i, "の", 1);
            }
        }

        return new ObjectSplit(null, string.Empty, phrase);

        ObjectSplit Cut(int cut, string marker, int length)
        {
            Phrase thing = new Phrase(phrase.Start, cut).Trim(_text);
            Phrase relation = new Phrase(cut + length, phrase.End).Trim(_text);
            return thing.Length > 0 && relation.Length > 0
                ? new ObjectSplit(thing, marker, relation)
                : throw Problem(DiagnosticCatalogue.NoVerb, $"Something is missing beside 「{marker}」.", phrase);
        }
    }

    // The particle that ends the subject: the only one there is, or the only one that a kanji, katakana, letter or quotation precedes.
    private int Particle(Phrase phrase, char particle)
    {
        int only = -1;
        int count = 0;
        int clear = -1;
        int clearCount = 0;
        for (int i = phrase.Start + 1; i < phrase.End; i++)
        {
            if (_text[i] != particle || _quoted[i] || IsPartOfEnding(i, phrase.End))
            {
                continue;
            }

            only = count++ == 0 ? i : only;
            if (!IsHiragana(_text[i - 1]))
            {
                clear = clearCount++ == 0 ? i : clear;
            }
        }

        bool isClear = clearCount == 1 || (clearCount > 1 && particle == 'が');
        return count == 0 ? -1
            : isClear ? clear
            : count == 1 ? only
            : throw Problem(
                DiagnosticCatalogue.Ambiguous, $"It is not clear which 「{particle}」 ends the subject.", phrase, "Put a name that has particles in it in 「」: 「はな子」は….");
    }

    // ではない, くはない, ことはできる, ことができる, わけではない.
    private bool IsPartOfEnding(int i, int end)
    {
        bool Follows(string words) => i + words.Length < end && string.CompareOrdinal(_text, i + 1, words, 0, words.Length) == 0;
        bool Precedes(string words) => i >= words.Length && string.CompareOrdinal(_text, i - words.Length, words, 0, words.Length) == 0;
        return _text[i] switch
        {
            'は' => (Precedes("で") || Precedes("く") || Precedes("こと")) && (Follows("な") || Follows("あり") || Follows("でき")),
            'が' => (Precedes("こと") && Follows("でき")) || (i + 1 < end && _text[i + 1] is 'る' or 'っ' or 'り' or 'ら' or 'れ' or 'ん'),
            'も' => Precedes("で") && (Follows("あ") || Follows("な")),
            _ => false,
        };
    }

    private static bool IsHiragana(char c) => c is >= '\u3041' and <= '\u309F';

    private Term TermOf(Phrase phrase, bool inCondition)
    {
        string words = Words(phrase);
        if (Pronouns.Contains(words))
        {
            return _subjects.Count == 1
                ? _subjects[0]
                : throw Problem(
                    DiagnosticCatalogue.UnboundPronoun, $"It is not clear what 「{words}」 stands for.", phrase, "Repeat the name, or use X and Y: 「もしXが鳥ならば、Xは飛べる。」");
        }

        if (inCondition && Somethings.Contains(words))
        {
            return SentenceVariable(Fresh());
        }

        if (words.Length <= 3 && FormalReader.LooksLikeVariable(words))
        {
            return SentenceVariable(Term.Variable(words.ToLowerInvariant()));
        }

        if (Questions.Contains(words))
        {
            throw Problem(DiagnosticCatalogue.Unsupported, "Only questions that are answered with yes or no are read.", phrase, "Ask 「太郎は鳥であるか。」");
        }

        CheckName(words, phrase);
        if (words.Contains('、') && !_quoted[phrase.Start])
        {
            throw Problem(DiagnosticCatalogue.Unsupported, $"「{words}」 is no single name.", phrase, "Write one sentence for each, or put the name in 「」.");
        }

        try
        {
            return _names.Constant(words, phrase);
        }
        catch (ArgumentException)
        {
            throw Problem(DiagnosticCatalogue.Unexpected, $"「{words}」 is no name.", phrase, "Write a name.");
        }
    }

    private Predicate PredicateOf(string name, int arity, Phrase at)
    {
        try
        {
            return JapaneseNames.Predicate(name, arity);
        }
        catch (ArgumentException)
        {
            throw Problem(DiagnosticCatalogue.Unexpected, $"「{name}」 is no name.", at, "Write a name.");
        }
    }

    private void CheckName(string name, Phrase at)
    {
        if (name.Length > 0 && JapaneseText.ClosingQuote(name[0]) is { } close && name.IndexOf(close, 1) == name.Length - 1)
        {
            return;
        }

        if (Questions.Contains(name))
        {
            throw Problem(DiagnosticCatalogue.Unsupported, "Only questions that are answered with yes or no are read.", at, "Ask 「太郎は鳥であるか。」");
        }

        if (Array.Find(NoNames, w => name.Contains(w, StringComparison.Ordinal)) is { } found)
        {
            throw Problem(DiagnosticCatalogue.Unexpected, $"「{found}」 was not expected inside 「{name}」.", at);
        }
    }

    private Term SentenceVariable(Term variable)
    {
        if (!_variables.Contains(variable))
        {
            _variables.Add(variable);
        }

        return variable;
    }

    // A variable that no letter of the sentence means.
    private Term Fresh()
    {
        for (int i = 0; ; i++)
        {
            string name = i < 3 ? "xyz"[i].ToString() : "x" + (i - 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (!_text.Contains(name, StringComparison.OrdinalIgnoreCase) && _used.Add(name))
            {
                return Term.Variable(name);
            }
        }
    }

    private void AddWords(Predicate predicate, string subject, JapanesePredicate word, string objectWords)
    {
        if (vocabulary.IsWorded(predicate))
        {
            return;
        }

        string said = VocabularyBuilder.Escape(JapaneseEndings.Positive(word));
        string denied = JapaneseEndings.Negative(word) is { } negative
            ? $"{subject}は{objectWords}{VocabularyBuilder.Escape(negative)}"
            : $"{subject}が{objectWords}{said}わけではない";
        vocabulary.Add(predicate, $"{subject}は{objectWords}{said}", denied);
    }
}
