using Consistency.Logic;

namespace Consistency.Language;

/// <content>Clauses: subject, objects and predicate.</content>
internal sealed partial class JapaneseReader
{
    private static readonly string[] Denials = ["というわけではない", "わけではない", "わけではありません", "ということはない"];

    // Words that stand for something else than themselves, which must not vanish inside a name.
    private static readonly string[] NoNames =
        ["何か", "誰か", "何も", "誰も", "すべて", "全て", "あらゆる", "いかなる", "もし", "ならば", "かつ", "または", "。", "を", "(", ")", "（", "）", "「", "」"];

    private enum Quantity
    {
        One,
        Every,
        None,
        Some,
    }

    /// <summary>What the parts of one coordination share.</summary>
    private sealed class Clause
    {
        public bool IsQuestion { get; init; }

        public bool InCondition { get; init; }

        public Subject? Subject { get; set; }
    }

    /// <summary>A subject: a thing, or how much of what.</summary>
    private sealed record Subject(Term Term, Quantity Quantity, Formula? Restriction, bool IsTopic);

    // Reads one part of a coordination. "model" is the last predicate, whose ending the parts before it may lack.
    private Formula Part(Phrase part, Clause clause, JapanesePredicate? model, bool isLast)
    {
        if (part.IsBracketed(_text))
        {
            return Coordination(new Phrase(part.Start + 1, part.End - 1).Trim(_text), clause.IsQuestion, clause.InCondition);
        }

        (Subject? own, Phrase predicate) = ReadSubject(part, clause);
        if (own is not null && clause.Subject is { Quantity: not Quantity.One })
        {
            throw Problem(DiagnosticCatalogue.Ambiguous, "It is not clear how far the first subject reaches.", part, "Write two sentences.");
        }

        if (own is null && clause.Subject is { Quantity: not Quantity.One })
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
        return isDenied ? !formula : formula;
    }

    private Subject ElidedSubject(Phrase part) => _subjects.Count == 1
        ? new Subject(_subjects[0], Quantity.One, null, IsTopic: false)
        : throw Problem(DiagnosticCatalogue.NoVerb, $"「{Words(part)}」 has no subject with は or が.", part);

    private (Subject? Subject, Phrase Predicate) ReadSubject(Phrase part, Clause clause)
    {
        string words = Words(part);
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

        int particle = Particle(part, 'は');
        bool isTopic = particle >= 0;
        particle = particle >= 0 ? particle : Particle(part, 'が');
        particle = particle >= 0 ? particle : Particle(part, 'も');
        if (particle < 0)
        {
            return (null, part);
        }

        if (!isTopic && clause.Subject is { IsTopic: true } && _text[particle] == 'が')
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

        if (who is [.., 'に' or 'で' or 'と' or 'へ'] && !_quoted[subject.End - 1] && isTopic)
        {
            throw Problem(
                DiagnosticCatalogue.Unsupported, $"「{who}は」 is not read.", subject, $"If it is a name, write 「{who}」は in such brackets; otherwise start with the subject.");
        }

        CheckSubject(subject);
        Term term = TermOf(subject, clause.InCondition);
        if (!_subjects.Contains(term))
        {
            _subjects.Add(term);
        }

        return (new Subject(term, Quantity.One, null, isTopic), predicate);
    }

    private (Subject Subject, Phrase Predicate) Restricted(Phrase noun, Quantity quantity, Phrase predicate)
    {
        noun = noun.Trim(_text);
        string words = Words(noun);
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

        ObjectSplit split = ObjectOf(phrase);
        JapanesePredicate predicate = JapaneseEndings.Read(Words(split.Relation), out string? problem)
            ?? throw Problem(DiagnosticCatalogue.Unsupported, problem!, phrase, "Use である, ではない, an adjective in い, or the plain form of a verb such as 飛ぶ, 飛ばない.");
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

    // Makes the atom of a predicate and its object; "some" is the variable of an object such as 誰か that is to be bound here.
    private AtomicFormula Atom(ObjectSplit split, JapanesePredicate predicate, Term subject, bool inCondition, out Term? some)
    {
        some = null;
        CheckName(predicate.Name, split.Relation);
        if (split.Object is not { } thing)
        {
            Predicate unary = PredicateOf(predicate.Name, 1, split.Relation);
            if (predicate.Kind is JapaneseWord.Noun or JapaneseWord.Bare)
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

        Predicate binary = PredicateOf(split.Marker == "の" ? predicate.Name : split.Marker + predicate.Name, 2, split.Relation);
        AddWords(binary, "{0}", predicate, "{1}" + split.Marker);
        return binary.Of(subject, term);
    }

    /// <summary>A predicate cut at the particle behind its object.</summary>
    private readonly record struct ObjectSplit(Phrase? Object, string Marker, Phrase Relation);

    // Finds the object of a predicate, such as 花子 in 「花子より古い」 and 日本 in 「日本の首都である」.
    private ObjectSplit ObjectOf(Phrase phrase, bool isNoun = false)
    {
        if (Particle(phrase, 'は') >= 0)
        {
            throw Problem(DiagnosticCatalogue.Ambiguous, "There is a second 「は」.", phrase, "Put a name that has は in it in 「」.");
        }

        int at = Find(phrase, "より");
        if (at > phrase.Start)
        {
            return Cut(at, "より", at + 2 < phrase.End && _text[at + 2] == 'も' ? 3 : 2);
        }

        at = Find(phrase, "を");
        if (at >= 0)
        {
            return Cut(at, "を", 1);
        }

        at = isNoun ? -1 : Particle(phrase, 'が');
        if (at >= 0 && !IsHiragana(_text[at - 1]))
        {
            return Cut(at, "が", 1);
        }

        if ((isNoun ? new JapanesePredicate(Words(phrase), Holds: true, JapaneseWord.Noun) : JapaneseEndings.Read(Words(phrase), out _)) is not { } whole)
        {
            return new ObjectSplit(null, string.Empty, phrase);
        }

        isNoun = whole.Kind is JapaneseWord.Noun or JapaneseWord.Bare;
        int end = isNoun ? phrase.Start + whole.Name.Length : phrase.End;
        for (int i = end - 2; i > phrase.Start; i--)
        {
            bool isParticle = isNoun ? _text[i] == 'の'
                : whole.Kind == JapaneseWord.Verb && (_text[i] is 'に' or 'と' or 'へ' || (_text[i] == 'で' && _text[i + 1] is not ('き' or 'す' or 'は' or 'な' or 'あ')));
            if (isParticle && !_quoted[i] && !IsHiragana(_text[i - 1]))
            {
                return Cut(i, _text[i].ToString(), 1);
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
            'が' => Precedes("こと") && Follows("でき"),
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
