using Consistency.Formats;

namespace Consistency.Tests.Formats;

public class SmtLibReaderTests
{
    private const string Names = "(declare-const p Bool)(declare-fun q () Bool)(declare-const r Bool)\n";

    [Theory]
    [InlineData("(assert (or p (not q)))", "s1 fact p | !q")]
    [InlineData("(assert (=> p q r))", "s1 fact p -> (q -> r)")]
    [InlineData("(assert (xor p q r))", "s1 fact (p ^ q) ^ r")]
    [InlineData("(assert (= p q r))", "s1 fact (p <-> q) & (q <-> r)")]
    [InlineData("(assert (distinct p q))", "s1 fact p ^ q")]
    [InlineData("(assert (distinct p q r))", "s1 fact \"true\" & !\"true\"")]
    [InlineData("(assert (ite p q r))", "s1 fact (p -> q) & (!p -> r)")]
    [InlineData("(assert (and p true (or q false)))", "s1 fact p & q")]
    [InlineData("(assert (let ((a p) (b (and q a))) b))", "2:31+1 CON0058 'a' is not declared.")]
    [InlineData("(assert (let ((a p)) (let ((p q) (b a)) (and p b))))", "s1 fact q & p")]
    [InlineData("(assert (! p :named |my p|))", "my p fact p")]
    [InlineData("(define-fun d () Bool (and p q)) (assert (not d))", "s1 fact !(p & q)")]
    [InlineData("(assert-soft p :weight 2 :id g)(assert-soft q)", "s1 claim p @0.880797\ns2 claim q @0.731059")]
    [InlineData("(set-logic QF_UF)(set-option :produce-models true)(set-info :source |a (b|)(check-sat)(get-model)(exit) junk)", "")]
    [InlineData("; a (comment\n(assert p)", "s1 fact p")]
    public void Read_Command_GivesFormula(string text, string expected) => Assert.Equal(expected, Documents.Of(Documents.Read(Names + text, DocumentFormat.SmtLib)));

    [Theory]
    [InlineData("(assert (or p s))(assert q)", "s1 fact q\n2:15+1 CON0058 's' is not declared.")]
    [InlineData("(assert (or p\n(assert q)", "s1 fact q\n2:1+1 CON0058 This '(' is never closed.")]
    [InlineData("(assert p))(assert q)", "s1 fact p\ns2 fact q\n2:11+1 CON0058 This ')' closes no bracket.")]
    [InlineData("(assert (not p q))", "2:9+9 CON0058 'not' takes 1 formulas, not 2.")]
    [InlineData("(assert (> p 1))", "2:14+1 CON0058 A formula was expected here.")]
    [InlineData("(assert (> p q))", "2:10+1 CON0059 '>' is not read.")]
    [InlineData("(declare-const x Int)(assert p)", "s1 fact p\n2:1+21 CON0059 'x' is no proposition; only constants of the sort Bool are read.")]
    [InlineData("(push 1)(assert p)", "s1 fact p\n2:2+4 CON0059 The command 'push' is not read.")]
    [InlineData("(declare-const p Bool)", "2:16+1 CON0058 'p' is declared twice.")]
    [InlineData("(assert-soft p :weight -1)", "2:24+2 CON0058 The weight is not a number from 0 to 10^18.")]
    [InlineData("(assert |p)", "2:9+1 CON0058 This '|' has no partner.")]
    [InlineData("hello (assert p)", "s1 fact p\n2:1+5 CON0058 A command in brackets was expected.")]
    [InlineData("(declare-const P Bool)(assert (and p (not P)))", "s1 fact p & !p_2\n2:16+1 CON0060 'P' is called 'p_2' here, because it differs from another name only in case or in signs.")]
    public void Read_BadCommand_SaysWhatAndWhere(string text, string expected) => Assert.Equal(expected, Documents.Of(Documents.Read(Names + text, DocumentFormat.SmtLib)));

    [Fact]
    public void Read_LetThatDoubles_IsRefusedInTime()
    {
        string text = Names + "(assert " + string.Concat(Enumerable.Range(0, 60).Select(static i => $"(let ((a{i + 1} (and {(i == 0 ? "p p" : $"a{i} a{i}")}))) ")) + "a60" + new string(')', 61);

        Assert.Contains("CON0007", Documents.Of(Documents.Read(text, DocumentFormat.SmtLib)), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Deep_IsRefused() => Assert.Contains(
        "CON0006", Documents.Of(Documents.Read(Names + "(assert " + string.Concat(Enumerable.Repeat("(not ", 100_000)) + "p\n(assert q)", DocumentFormat.SmtLib)), StringComparison.Ordinal);
}
