using System.Collections.Immutable;
using System.Globalization;

namespace Consistency.Solving.Certificates;

/// <summary>Reads the text of a certificate line by line; believes no count in it before as much has been seen.</summary>
internal sealed class CertificateReader(Stream stream, CancellationToken cancellationToken)
{
    private const int EndOfInput = -1;
    private const int LongestWord = 64;
    private static readonly Dictionary<string, ProofStepKind> Kinds =
        Enum.GetValues<ProofStepKind>().ToDictionary(CertificateFormat.WordOf);

    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly char[] _word = new char[LongestWord];
    private IntegerList _numbers;
    private int _length;
    private int _position;
    private int _current = '\n';
    private long _line;
    private long _partCount;
    private bool _hasReadParts;

    /// <summary>Reads the title and what the certificate says of its instance.</summary>
    public (long Variables, long Hards, long Softs, string Digest) ReadInstance()
    {
        Advance();
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
        SkipBlanks();
        for (int variable = 1; variable <= variableCount; variable++)
        {
            if (_current is not ('0' or '1'))
            {
                throw Unexpected(FormattableString.Invariant($"0 or 1 for variable {variable} of {variableCount}"));
            }

            assignment[variable] = _current == '1';
            Advance();
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
        if (_current != EndOfInput)
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
        if ((_line & 0xFFF) == 0)
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
        if (_current == '/')
        {
            Advance();
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
        SkipBlanks();
        while (_current is '-' or (>= '0' and <= '9'))
        {
            long number = ReadNumber("number");
            if (number != (int)number)
            {
                throw Error(FormattableString.Invariant($"{number} exceeds 32 bits."));
            }

            _numbers.Add((int)number);
            SkipBlanks();
        }
    }

    private long ReadBound(string orElse)
    {
        SkipBlanks();
        if (_current == orElse[0])
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
        SkipBlanks();
        bool isNegative = _current == '-';
        if (isNegative)
        {
            Advance();
        }

        if (_current is < '0' or > '9')
        {
            throw Unexpected($"a number ({meaning})");
        }

        long value = 0;
        while (_current is >= '0' and <= '9')
        {
            int digit = _current - '0';
            if (value > (long.MaxValue - digit) / 10)
            {
                throw Error($"The {meaning} exceeds 63 bits.");
            }

            value = (10 * value) + digit;
            Advance();
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
        SkipBlanks();
        int length = 0;
        while (_current is > ' ' and < 127 and not '/')
        {
            if (length == LongestWord)
            {
                throw Error($"Expected {expected}, found a word of more than {LongestWord} characters.");
            }

            _word[length++] = (char)_current;
            Advance();
        }

        return length > 0 ? new string(_word, 0, length) : throw Unexpected(expected);
    }

    private void SkipBlanks()
    {
        while (_current is ' ' or '\t' or '\r')
        {
            Advance();
        }
    }

    private void EndLine()
    {
        SkipBlanks();
        if (_current != '\n')
        {
            throw Unexpected("the end of the line");
        }

        Advance();
    }

    private void Advance()
    {
        if (_current == '\n')
        {
            _line++;
        }

        if (_position == _length)
        {
            _length = stream.Read(_buffer);
            _position = 0;
            if (_length == 0)
            {
                _current = EndOfInput;
                return;
            }
        }

        _current = _buffer[_position++];
    }

    private CertificateFormatException Unexpected(string expected)
    {
        string found = _current switch
        {
            EndOfInput => "the end of the input: it was cut off",
            '\n' => "the end of the line",
            > ' ' and < 127 => $"'{(char)_current}'",
            _ => "byte 0x" + _current.ToString("X2", CultureInfo.InvariantCulture),
        };
        return Error($"Expected {expected}, found {found}.");
    }

    private CertificateFormatException Error(string problem) => new(_line, problem);
}
