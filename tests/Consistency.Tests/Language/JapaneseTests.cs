using System.Diagnostics;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Tests.Language;

public class JapaneseTests
{
    [Fact]
    public void Read_QuestionMarkBehindAnEscapedQuote_IsPartOfTheSource()
    {
        ClaimSet claims = new ClaimSetBuilder().AddText("claim bird(tweety) from \"a\\\"bか？c\"", cancellationToken: TestContext.Current.CancellationToken).Build();

        Assert.Empty(claims.Diagnostics);
        Assert.Equal("a\"bか？c", Assert.Single(claims.Statements).Source);
    }

    [Theory]
    [InlineData("太郎は鳥である。", "鳥(太郎)")]
    [InlineData("太郎は鳥です", "鳥(太郎)")]
    [InlineData("太郎は鳥だ。", "鳥(太郎)")]
    [InlineData("太郎は鳥ではない。", "!鳥(太郎)")]
    [InlineData("太郎は鳥でない。", "!鳥(太郎)")]
    [InlineData("太郎は鳥じゃない。", "!鳥(太郎)")]
    [InlineData("太郎は鳥ではありません。", "!鳥(太郎)")]
    [InlineData("太郎は大きい。", "大きい(太郎)")]
    [InlineData("太郎は大きいです。", "大きい(太郎)")]
    [InlineData("太郎は大きくない。", "!大きい(太郎)")]
    [InlineData("太郎は大きくありません。", "!大きい(太郎)")]
    [InlineData("お金は少ない。", "少ない(お金)")]
    [InlineData("太郎は飛べる。", "飛べる(太郎)")]
    [InlineData("太郎は飛べない。", "!飛べる(太郎)")]
    [InlineData("太郎は飛べます。", "飛べる(太郎)")]
    [InlineData("太郎は飛べません。", "!飛べる(太郎)")]
    [InlineData("太郎は飛ぶことができる。", "飛べる(太郎)")]
    [InlineData("太郎は飛ぶことができない。", "!飛べる(太郎)")]
    [InlineData("太郎は飛ぶことはできない。", "!飛べる(太郎)")]
    [InlineData("太郎は飛行できる。", "飛行できる(太郎)")]
    [InlineData("太郎は飛行できません。", "!飛行できる(太郎)")]
    [InlineData("太郎は飛行することができる。", "飛行できる(太郎)")]
    [InlineData("太郎は走らない。", "!走る(太郎)")]
    [InlineData("太郎は食べない。", "!食べる(太郎)")]
    [InlineData("太郎は買わない。", "!買う(太郎)")]
    [InlineData("太郎は勉強しない。", "!勉強する(太郎)")]
    [InlineData("太郎は花子を愛する。", "を愛する(太郎, 花子)")]
    [InlineData("太郎は花子を愛さない。", "!を愛する(太郎, 花子)")]
    [InlineData("太郎は東京に住んでいる。", "に住んでいる(太郎, 東京)")]
    [InlineData("太郎は東京に住んでいない。", "!に住んでいる(太郎, 東京)")]
    [InlineData("太郎はお金がある。", "がある(太郎, お金)")]
    [InlineData("太郎はお金がない。", "!がある(太郎, お金)")]
    [InlineData("象は鼻が長い。", "が長い(象, 鼻)")]
    [InlineData("東京は日本の首都である。", "首都(東京, 日本)")]
    [InlineData("太郎は花子より古い。", "より古い(太郎, 花子)")]
    [InlineData("太郎は花子よりも古い。", "より古い(太郎, 花子)")]
    [InlineData("太郎は花子より古くない。", "!より古い(太郎, 花子)")]
    [InlineData("太郎は花子より背が高い。", "より背が高い(太郎, 花子)")]
    [InlineData("太郎は花子より年上である。", "より年上(太郎, 花子)")]
    [InlineData("すべての鳥は飛べる。", "forall x: 鳥(x) -> 飛べる(x)")]
    [InlineData("全ての鳥が動物である。", "forall x: 鳥(x) -> 動物(x)")]
    [InlineData("どの鳥も飛べない。", "forall x: 鳥(x) -> !飛べる(x)")]
    [InlineData("すべての鳥が飛べるわけではない。", "!(forall x: 鳥(x) -> 飛べる(x))")]
    [InlineData("すべては赤い。", "forall x: 赤い(x)")]
    [InlineData("誰も飛べない。", "forall x: !飛べる(x)")]
    [InlineData("何かが赤い。", "exists x: 赤い(x)")]
    [InlineData("あるペンギンは飛べない。", "exists x: ペンギン(x) & !飛べる(x)")]
    [InlineData("もし何かがペンギンならば、それは鳥である。", "forall x: ペンギン(x) -> 鳥(x)")]
    [InlineData("もし誰かが親切でなければ、その人は孤独である。", "forall x: !親切(x) -> 孤独(x)")]
    [InlineData("もし何かが鳥であれば飛べる。", "forall x: 鳥(x) -> 飛べる(x)")]
    [InlineData("もしXがYより古いならば、YはXより新しい。", "forall x, y: より古い(x, y) -> より新しい(y, x)")]
    [InlineData("もし何かが鳥でありかつ赤いならば、それは大きい。", "forall x: 鳥(x) & 赤い(x) -> 大きい(x)")]
    [InlineData("太郎が鳥ならば花子は猫である。", "鳥(太郎) -> 猫(花子)")]
    [InlineData("もし太郎が鳥なら太郎は飛べる", "鳥(太郎) -> 飛べる(太郎)")]
    [InlineData("太郎は鳥かつ猫である。", "鳥(太郎) & 猫(太郎)")]
    [InlineData("太郎は大きいかつ強い。", "大きい(太郎) & 強い(太郎)")]
    [InlineData("太郎は親切であり、かつ飛べる。", "親切(太郎) & 飛べる(太郎)")]
    [InlineData("太郎は鳥ではなく、猫である。", "!鳥(太郎) & 猫(太郎)")]
    [InlineData("太郎は鳥または猫である。", "鳥(太郎) | 猫(太郎)")]
    [InlineData("太郎は鳥である、または花子は猫である。", "鳥(太郎) | 猫(花子)")]
    [InlineData("太郎は鳥であるかつ花子は猫であるまたは次郎は犬である。", "鳥(太郎) & 猫(花子) | 犬(次郎)")]
    [InlineData("（太郎は鳥である、または花子は猫である）、かつ次郎は犬である。", "(鳥(太郎) | 猫(花子)) & 犬(次郎)")]
    [InlineData("「はな子」は猫である。", "猫(はな子)")]
    [InlineData("「すべての道」は『長い本』である。", "長い本(すべての道)")]
    [InlineData("ＡＢＣはﾍﾟﾝｷﾞﾝである．", "ペンギン(abc)")]
    [InlineData("Tweetyは鳥である。", "鳥(tweety)")]
    [InlineData("太郎も鳥である。", "鳥(太郎)")]
    [InlineData("太郎は誰かを愛する。", "exists x: を愛する(太郎, x)")]
    [InlineData("太郎が鳥であるわけではない。", "!鳥(太郎)")]
    [InlineData("太郎は書きます。", "書く(太郎)")]
    [InlineData("太郎は起きません。", "!起きる(太郎)")]
    [InlineData("太郎は話します。", "話す(太郎)")]
    [InlineData("太郎は勉強します。", "勉強する(太郎)")]
    [InlineData("太郎は鳥でした。", "鳥だった(太郎)")]
    [InlineData("太郎は鳥ではありませんでした。", "!鳥だった(太郎)")]
    [InlineData("太郎は若くなかった。", "!若かった(太郎)")]
    [InlineData("太郎は本を読みました。", "を読んだ(太郎, 本)")]
    [InlineData("太郎は本を読まなかった。", "!を読んだ(太郎, 本)")]
    [InlineData("太郎は走りませんでした。", "!走った(太郎)")]
    [InlineData("太郎は花子に本をあげた。", "にをあげた(太郎, 花子, 本)")]
    [InlineData("太郎は毎日学校に行きます。", "毎日に行く(太郎, 学校)")]
    [InlineData("太郎は花子を好きではない。", "!が好き(太郎, 花子)")]
    [InlineData("太郎には猫がいる。", "がいる(太郎, 猫)")]
    [InlineData("机の上に本がある。", "がある(机の上, 本)")]
    [InlineData("太郎は若くて親切だ。", "若い(太郎) & 親切(太郎)")]
    [InlineData("太郎は若くて親切だった。", "若かった(太郎) & 親切だった(太郎)")]
    [InlineData("太郎は若く、かつ親切である。", "若い(太郎) & 親切(太郎)")]
    [InlineData("太郎は学生で、花子は教師だ。", "学生(太郎) & 教師(花子)")]
    [InlineData("太郎は本を読んで、寝た。", "を読んだ(太郎, 本) & 寝た(太郎)")]
    [InlineData("太郎は東京で生まれ、大阪で育った。", "で生まれた(太郎, 東京) & で育った(太郎, 大阪)")]
    [InlineData("太郎は学生だが、若くない。", "学生(太郎) & !若い(太郎)")]
    [InlineData("太郎は学生なので、若い。", "学生(太郎) & 若い(太郎)")]
    [InlineData("太郎は学生でも教師でもない。", "!学生(太郎) & !教師(太郎)")]
    [InlineData("太郎と花子は学生である。", "学生(太郎) & 学生(花子)")]
    [InlineData("太郎または花子は学生である。", "学生(太郎) | 学生(花子)")]
    [InlineData("太郎も花子も学生ではない。", "!学生(太郎) & !学生(花子)")]
    [InlineData("鳥はすべて飛べる。", "forall x: 鳥(x) -> 飛べる(x)")]
    [InlineData("社員は誰も来ない。", "forall x: 社員(x) -> !来る(x)")]
    [InlineData("誰もが親切だ。", "forall x: 親切(x)")]
    [InlineData("いくつかの鳥は飛べない。", "exists x: 鳥(x) & !飛べる(x)")]
    [InlineData("飛べるものは鳥である。", "forall x: 飛べる(x) -> 鳥(x)")]
    [InlineData("鳥でないものは飛べない。", "forall x: !鳥(x) -> !飛べる(x)")]
    [InlineData("東京に住む人は忙しい。", "forall x: 人(x) & に住む(x, 東京) -> 忙しい(x)")]
    [InlineData("すべての若い人は健康である。", "forall x: 人(x) & 若い(x) -> 健康(x)")]
    [InlineData("もし雨が降ったら、試合は中止である。", "降る(雨) -> 中止(試合)")]
    [InlineData("雨が降れば、試合は中止だ。", "降る(雨) -> 中止(試合)")]
    [InlineData("太郎が若ければ、花子は嬉しい。", "若い(太郎) -> 嬉しい(花子)")]
    [InlineData("太郎が来ると、花子は喜ぶ。", "来る(太郎) -> 喜ぶ(花子)")]
    [InlineData("太郎が学生である場合、花子は嬉しい。", "学生(太郎) -> 嬉しい(花子)")]
    [InlineData("太郎が来るときは、花子は喜ぶ。", "来る(太郎) -> 喜ぶ(花子)")]
    [InlineData("太郎は花子ほど背が高くない。", "!ほど背が高い(太郎, 花子)")]
    [InlineData("花子より太郎の方が背が高い。", "より背が高い(太郎, 花子)")]
    [InlineData("太郎は花子と同じくらい背が高い。", "と同じくらい背が高い(太郎, 花子)")]
    [InlineData("フランスの首都はパリである。", "首都(パリ, フランス)")]
    [InlineData("太郎の父は医者である。", "医者(太郎の父)")]
    [InlineData("ロイターによると、太郎は社長ではないという。", "!\"according to ロイター 社長\"(太郎)")]
    [InlineData("花子は太郎が学生だと言った。", "\"according to 花子 学生\"(太郎)")]
    [InlineData("花子は太郎が学生であることを否定した。", "!\"according to 花子 学生\"(太郎)")]
    [InlineData("太郎は2020年に社長だった。", "\"as of 2020 社長\"(太郎)")]
    [InlineData("2024年5月1日の時点で、太郎は社長である。", "\"as of 2024-05-01 社長\"(太郎)")]
    [InlineData("太郎は2019年から社長である。", "\"as of 2019 社長\"(太郎) & 社長(太郎)")]
    [InlineData("太郎は2021年まで社長だった。", "\"until 2021 社長\"(太郎)")]
    [InlineData("太郎は1990年に生まれた。", "に生まれた(太郎, \"1990年\")")]
    [InlineData("**太郎**は学生なのだ。", "学生(太郎)")]
    public void Parse_Sentence_IsItsFormula(string sentence, string formula)
    {
        ParseResult result = Texts.Parse(sentence);
        Formula? expected = new ClaimParser().ParseFormula(formula).Formula;

        Assert.Empty(result.Diagnostics);
        Assert.NotNull(expected);
        Statement statement = Assert.Single(result.Statements);
        Assert.True(expected == statement.Formula, $"{statement.Formula}");
        Assert.Equal(StatementKind.Claim, statement.Kind);

        // And what reports say of its atoms is read as the same atoms.
        foreach (AtomicFormula atom in GroundAtoms(statement.Formula!))
        {
            foreach (bool holds in new[] { true, false })
            {
                string said = result.Vocabulary.Say(atom, holds);
                Assert.True((holds ? atom : !atom) == new ClaimParser().ParseFormula(said).Formula, $"{said}: {new ClaimParser().ParseFormula(said).Formula}");
            }
        }
    }

    [Theory]
    [InlineData("太郎は鳥であるか。", "鳥(太郎)")]
    [InlineData("太郎は鳥ですか？", "鳥(太郎)")]
    [InlineData("太郎は鳥か", "鳥(太郎)")]
    [InlineData("太郎は飛べますか。", "飛べる(太郎)")]
    [InlineData("太郎は飛べるのか。", "飛べる(太郎)")]
    [InlineData("太郎は飛べる？", "飛べる(太郎)")]
    [InlineData("ask 太郎は鳥である。", "鳥(太郎)")]
    [InlineData("すべての鳥は飛べるか。", "forall x: 鳥(x) -> 飛べる(x)")]
    public void Parse_Question_AsksTheFormula(string sentence, string formula)
    {
        ParseResult result = Texts.Parse(sentence);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(StatementKind.Question, Assert.Single(result.Statements).Kind);
        Assert.Equal(formula, result.Statements[0].Formula!.ToString());
    }

    [Theory]
    [InlineData("すべての鳥は飛べない。", "1:7-1:11 CON0003 「すべて…ない」 can mean none, or not all.")]
    [InlineData("すべての、　も", "1:1-1:8 CON0002 「すべての」 needs a noun and は or が behind it.")]
    [InlineData("太郎は。", "1:3-1:4 CON0002 The sentence says nothing of its subject.")]
    [InlineData("太郎は鳥。", "1:4-1:5 CON0002 「鳥」 has no ending such as である, ではない or い.")]
    [InlineData("おはぎは甘い。", "1:1-1:7 CON0003 It is not clear which 「は」 ends the subject.")]
    [InlineData("太郎は鳥または猫ではない。", "1:4-1:5 CON0003 It is not clear how far the negation reaches.")]
    [InlineData("もし太郎が鳥である。", "1:1-1:10 CON0001 「もし」 needs 「ならば」 behind its condition.")]
    [InlineData("もし太郎が鳥ならば。", "1:3-1:10 CON0001 What follows from the condition is missing.")]
    [InlineData("太郎は誰か。", "1:4-1:5 CON0019 Only questions that are answered with yes or no are read.")]
    [InlineData("太郎は鳥ではないか。", "1:1-1:9 CON0003 A question with a negation can be meant either way.")]
    [InlineData("claim 太郎は鳥であるか。", "1:14-1:15 CON0001 「か」 makes a question of the sentence, but it is stated.")]
    [InlineData("彼は鳥である。", "1:1-1:2 CON0004 It is not clear what 「彼」 stands for.")]
    [InlineData("太郎は「鳥である。", "1:4-1:5 CON0016 This quotation mark has no partner.")]
    [InlineData("「太\u0001郎」は鳥である。", "1:3-1:4 CON0009 The control character U+0001 cannot be part of a statement.")]
    [InlineData("太郎は鳥である）。", "1:8-1:9 CON0001 This bracket closes none.")]
    [InlineData("（太郎は鳥である。", "1:1-1:9 CON0001 A bracket is never closed.")]
    [InlineData("誰も飛べる。", "1:3-1:6 CON0001 「誰も」 and 「何も」 need a negation.")]
    [InlineData("すべての鳥は飛べるまたは赤い。", "1:13-1:15 CON0003 It is not clear how far 「すべて」, 「どの」 or 「ある」 reaches.")]
    [InlineData("太郎は鳥であるかつ。", "1:1-1:10 CON0001 Something is missing beside 「かつ」 or 「または」.")]
    [InlineData("太郎は花子をすべてが愛する。", "1:7-1:14 CON0001 「すべて」 was not expected inside 「すべてが愛する」.")]
    [InlineData("太郎は誰かを愛さない。", "1:4-1:11 CON0003 It is not clear whether one or all are meant.")]
    [InlineData("もしXが鳥ならば、YがXならば、YはXより古い。", "1:1-1:24 CON0003 The sentence has two conditions.")]
    [InlineData("太郎は誰もを愛する。", "1:4-1:6 CON0019 「誰も」 is read as a subject only.")]
    [InlineData("太郎は学生らしい。", "1:4-1:9 CON0019 「学生らしい」 says how something seems or what is heard of it, and not that it is so.")]
    [InlineData("太郎は学生だそうだ。", "1:4-1:10 CON0019 「学生だそうだ」 says how something seems or what is heard of it, and not that it is so.")]
    [InlineData("太郎は若くて親切ではない。", "1:4-1:7 CON0003 It is not clear how far the negation reaches.")]
    [InlineData("太郎は親切で優しい。", "1:4-1:10 CON0003 「親切で」 can say one thing more, or where it is so.")]
    [InlineData("太郎は英語と日本語を話す。", "1:4-1:13 CON0003 「英語と」 can be one thing more, or with whom it is done.")]
    [InlineData("太郎と花子は結婚している。", "1:7-1:13 CON0003 「結婚」 can be said of them with one another, or of each.")]
    [InlineData("太郎は肉しか食べない。", "1:5-1:7 CON0019 「しか」 says that nothing else is meant.")]
    [InlineData("太郎が愛する人は親切だ。", "1:1-1:7 CON0019 「太郎が愛する」 has a subject of its own, which is not understood here.")]
    [InlineData("太郎は学生だと言われている。", "1:7-1:9 CON0019 「と言」 says what somebody holds to be so.")]
    [InlineData("誰もが太郎は学生だと言った。", "1:1-1:6 CON0001 「誰も」 was not expected inside 「誰もが太郎」.")]
    [InlineData("ほとんどの鳥は飛べる。", "1:1-1:6 CON0019 「ほとんどの」 does not say clearly how many are meant.")]
    [InlineData("太郎はみかんだ。", "1:4-1:8 CON0019 「みかんだ」 can be a noun or the past of a verb.")]
    public void Parse_UnclearSentence_IsRefused(string sentence, string expected) =>
        Assert.Equal(expected, Texts.Of(Assert.Single(Texts.Parse(sentence).Diagnostics)));

    [Theory]
    [InlineData("\"太郎\" is a bird.", "bird(太郎)")]
    [InlineData("太郎 is a bird.", "bird(太郎)")]
    [InlineData("鳥(太郎) & 飛べる(太郎)", "鳥(太郎) & 飛べる(太郎)")]
    [InlineData("赤い", "\"赤い\"")]
    [InlineData("forall x: はな(x) -> きれい(x)", "forall x: はな(x) -> きれい(x)")]
    [InlineData("\"i a\"(tweety, わけではない)", "i_a(tweety, わけではない)")]
    [InlineData("\"太郎は鳥である\"", "\"太郎は鳥である\"")]
    public void Parse_OtherRegisters_StayWhatTheyAre(string sentence, string formula)
    {
        ParseResult result = Texts.Parse(sentence);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(formula, Assert.Single(result.Statements).Formula!.ToString());
    }

    [Fact]
    public void Parse_ManyOnOneLine_WithKeywordsAndAnnotations()
    {
        ParseResult result = Texts.Parse("fact すべての鳥は飛べる。 @ 0.9 from \"本 １\" 太郎は鳥である。\n[c1] 花子は猫である＠０．８\n# 注\nrelation より古い: transitive\n太郎は鳥です。Tweety is a bird.");

        Assert.Equal(
            ["Fact s1 すべての鳥は飛べる 0.9 本 1", "Claim s2 太郎は鳥である  ", "Claim c1 花子は猫である 0.8 ", "Declaration s3 より古い: transitive  ", "Claim s4 太郎は鳥です  "],
            result.Statements.Take(5).Select(static s => FormattableString.Invariant($"{s.Kind} {s.Id} {s.Text} {s.Confidence} {s.Source}")));
    }

    [Fact]
    public void Parse_NameThatIsAKindToo_IsRemarked() => Assert.Equal(
        "2:1-2:5 CON0070 「ペンギン」 is read as the name of one thing here, and as a kind of things in line 1, column 4.",
        Texts.Of(Assert.Single(Texts.Parse("太郎はペンギンである。\nペンギンは鳥である。").Diagnostics)));

    [Fact]
    public void Check_JapaneseText_AnswersAndExplainsInItsWords()
    {
        const string Text = """
            fact すべてのペンギンは鳥である。
            rule すべての鳥は飛べる。 @ 0.7
            claim 太郎はペンギンである。 @ 0.95
            claim 太郎は飛ぶことができない。 @ 0.9
            太郎は鳥であるか。
            太郎は飛べますか？
            太郎は大きいか。
            """;
        ConsistencyReport report = new ConsistencyChecker().Check(Text, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Inconsistent, report.Verdict);
        Assert.Equal([AnswerVerdict.True, AnswerVerdict.False, AnswerVerdict.Unknown], report.Answers.Select(static a => a.Verdict));
        Violation violation = Assert.Single(report.Violations);
        Assert.Contains("太郎は飛べる", string.Join('\n', violation.Explanation), StringComparison.Ordinal);
        Assert.Contains("すべてのペンギンは鳥である", report.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_BothLanguages_ShareAtomsOnlyByDeclaration()
    {
        const string Text = "fact 太郎は鳥である。\nfact \"太郎\" is not a bird.\n";

        Assert.Equal(Verdict.Consistent, new ConsistencyChecker().Check(Text, TestContext.Current.CancellationToken).Verdict);
        Assert.Equal(
            Verdict.Inconsistent, new ConsistencyChecker().Check(Text + "rule forall x: 鳥(x) <-> bird(x)\n", TestContext.Current.CancellationToken).Verdict);
    }

    [Theory]
    [InlineData("すべての、　も")]
    [InlineData("　によると、太郎は")]
    [InlineData("太郎は　な人は　")]
    [InlineData("花子は「」と言った。")]
    [InlineData("2020年に、は")]
    [InlineData("鳥はすべて　")]
    [InlineData("太郎は花子に　を")]
    [InlineData("もし　たら、　")]
    public void Parse_PartsWithoutWords_AreRefused(string sentence) => Assert.NotEmpty(Texts.Parse(sentence).Diagnostics);

    [Theory]
    [InlineData("太郎は", 3_000)]
    [InlineData("（", 20_000)]
    [InlineData("太郎は鳥であり、", 600)]
    [InlineData("もし", 20_000)]
    [InlineData("ならば", 1_600)]
    [InlineData("「", 20_000)]
    [InlineData("がはもをより", 800)]
    [InlineData("。は", 50_000)]
    public void Parse_HostileText_EndsSoonWithDiagnostics(string piece, int count)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ParseResult result = Texts.Parse("太郎は" + string.Concat(Enumerable.Repeat(piece, count)));

        Assert.NotEmpty(result.Diagnostics);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), watch.Elapsed.ToString());
    }

    private static IEnumerable<AtomicFormula> GroundAtoms(Formula formula) =>
        formula is not AtomicFormula atom ? formula.Parts.SelectMany(GroundAtoms) : atom.Arguments.Any(static a => a.IsVariable) ? [] : [atom];
}
