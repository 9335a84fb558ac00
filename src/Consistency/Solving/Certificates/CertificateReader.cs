using System.Collections.Immutable;
using System.Globalization;

namespace Consistency.Solving.Certificates;

/// <summary>Reads the text of a certificate line by line; believes no count in it before as much has been seen.</summary>
internal sealed class CertificateReader(Stream stream, CancellationToken cancellationToken)
{
    private const int LongestWord = 64;
    private static readonly Dictionary<string, ProofStepKind> Kinds =
        Enum.GetValues<ProofStepKind>().ToDictionary(CertificateFormat.WordOf);

    private readonly ByteScanner _input = new(stream);
    private readonly char[] _word = new char[LongestWord];
    private IntegerList _numbers;
    private long _partCount;
    private bool _hasReadParts;

    /// <summary>Reads the title and what the certificate says of its instance.</summary>
    public (long Variables, long Hards, long Softs, string Digest) ReadInstance()
    {
        _input.Advance();
        Expect(CertificateFormat.Title);
        long version = ReadNumber("version");
        if (version != CertificateFormat.Version)
        {
            throw Error($"Version {version} of the format is unknown; this is a reader of version {CertificateFormat.Version}.");
        }

        EndLine();
        Expect("instance");
        long variables = ReadCount("number of variables");
        long hards = ReadCount("number of hard clauses");
        long softs = ReadCount("number of soft clauses");
        string digest = ReadWord("a digest");
        EndLine();
        return (variables, hards, softs, digest);
    }

    /// <summary>Reads the upper bound; <see cref="long.MaxValue"/> when there is none.</summary>
    public long ReadUpper()
    {
        Expect("upper");
        long upper = ReadBound(CertificateFormat.None);
        EndLine();
        return upper;
    }

    /// <summary>Reads an assignment; place 0 is unused.</summary>
    public bool[] ReadAssignment(int variableCount)
    {
        Expect("assignment");
        bool[] assignment = new bool[variableCount + 1];
        _input.SkipBlanks();
        for (int variable = 1; variable <= variableCount; variable++)
        {
            if (_input.Current is not ('0' or '1'))
            {
                throw Unexpected(FormattableString.Invariant($"0 or 1 for variable {variable} of {variableCount}"));
            }

            assignment[variable] = _input.Current == '1';
            _input.Advance();
        }

        EndLine();
        return assignment;
    }

    /// <summary>Reads the lower bound; <see cref="long.MaxValue"/> when the claim is that there is no assignment.</summary>
    public long ReadLower()
    {
        Expect("lower");
        long lower = ReadBound(CertificateFormat.Infeasible);
        _partCount = ReadCount("number of parts");
        EndLine();
        return lower;
    }

    /// <summary>Reads the parts, one when the next is asked for.</summary>
    public IEnumerable<PartCertificate> ReadParts()
    {
        for (; _partCount > 0; _partCount--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Expect("part");
            long bound = ReadBound(CertificateFormat.Infeasible);
            long stepCount = ReadCount("number of steps");
            EndLine();
            ImmutableArray<int> variables = ReadList("variables");
            ImmutableArray<int> hards = ReadList("hards");
            ImmutableArray<int> softs = ReadList("softs");
            ImmutableArray<ProofStep>.Builder steps = ImmutableArray.CreateBuilder<ProofStep>();
            for (; stepCount > 0; stepCount--)
            {
                steps.Add(ReadStep());
            }

            yield return new PartCertificate(variables, hards, softs, bound, steps.ToImmutable());
        }

        Expect("end");
        EndLine();
        if (_input.Current != ByteScanner.EndOfInput)
        {
            throw Unexpected("nothing after 'end'");
        }

        _hasReadParts = true;
    }

    /// <summary>Reads what nobody wanted to check any more.</summary>
    public void ReadToEnd()
    {
        if (!_hasReadParts)
        {
            // The part that was given out last is behind us, but not counted yet.
            _partCount--;
            foreach (PartCertificate _ in ReadParts())
            {
            }
        }
    }

    private ProofStep ReadStep()
    {
        if ((_input.Line & 0xFFF) == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        string word = ReadWord("a step");
        if (!Kinds.TryGetValue(word, out ProofStepKind kind))
        {
            throw Error($"'{word}' is no kind of step. There may be fewer steps than the part announces.");
        }

        ReadNumbers();
        ImmutableArray<int> literals = ImmutableArray.Create<int>(_numbers.Items);
        long number = 0;
        if (_input.Current == '/')
        {
            _input.Advance();
            number = ReadNumber("number of the step");
        }

        EndLine();
        return new ProofStep(kind, literals, number);
    }

    private ImmutableArray<int> ReadList(string word)
    {
        Expect(word);
        ReadNumbers();
        EndLine();
        return ImmutableArray.Create<int>(_numbers.Items);
    }

    private void ReadNumbers()
    {
        _numbers.Clear();
        _input.SkipBlanks();
        while (_input.Current is '-' or (>= '0' and <= '9'))
        {
            long number = ReadNumber("number");
            if (number != (int)number)
            {
                throw Error(FormattableString.Invariant($"{number} exceeds 32 bits."));
            }

            _numbers.Add((int)number);
            _input.SkipBlanks();
        }
    }

    private long ReadBound(string orElse)
    {
        _input.SkipBlanks();
        if (_input.Current == orElse[0])
        {
            Expect(orElse);
            return long.MaxValue;
        }

        return ReadCount("bound");
    }

    private long ReadCount(string meaning)
    {
        long count = ReadNumber(meaning);
        return count >= 0 && count < long.MaxValue ? count : throw Error($"The {meaning} is out of range.");
    }

    private long ReadNumber(string meaning)
    {
        _input.SkipBlanks();
        bool isNegative = _input.Current == '-';
        if (isNegative)
        {
            _input.Advance();
        }

        if (_input.Current is < '0' or > '9')
        {
            throw Unexpected($"a number ({meaning})");
        }

        long value = 0;
        while (_input.Current is >= '0' and <= '9')
        {
            int digit = _input.Current - '0';
            if (value > (long.MaxValue - digit) / 10)
            {
                throw Error($"The {meaning} exceeds 63 bits.");
            }

            value = (10 * value) + digit;
            _input.Advance();
        }

        return isNegative ? -value : value;
    }

    private void Expect(string word)
    {
        string found = ReadWord($"'{word}'");
        if (found != word)
        {
            throw Error($"Expected '{word}', found '{found}'.");
        }
    }

    private string ReadWord(string expected)
    {
        _input.SkipBlanks();
        int length = 0;
        while (_input.Current is > ' ' and < 127 and not '/')
        {
            if (length == LongestWord)
            {
                throw Error($"Expected {expected}, found a word of more than {LongestWord} characters.");
            }

            _word[length++] = (char)_input.Current;
            _input.Advance();
        }

        return length > 0 ? new string(_word, 0, length) : throw Unexpected(expected);
    }

    private void EndLine()
    {
        _input.SkipBlanks();
        if (_input.Current != '\n')
        {
            throw Unexpected("the end of the line");
        }

        _input.Advance();
    }

    private CertificateFormatException Unexpected(string expected) => Error($"Expected {expected}, found {_input.Describe("the end of the input: it was cut off")}.");

    private CertificateFormatException Error(string problem) => new(_input.Line, problem);
}
