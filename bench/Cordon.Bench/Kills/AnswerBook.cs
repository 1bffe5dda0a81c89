namespace Cordon.Bench.Kills;

/// <summary>Every answer that was received, and what was wrong with it at once. Any thread may write in it.</summary>
public sealed class AnswerBook
{
    private const int FaultsMax = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Sender, string PaymentId), (SentPayment Sent, Answer Answer)> _answers = [];
    private readonly List<SentPayment> _answered = [];
    private readonly List<SentPayment> _held = [];
    private readonly Dictionary<string, SentPayment> _reports = [];
    private readonly Dictionary<(string Sender, string PaymentId), byte> _released = [];
    private readonly List<string> _faults = [];

    /// <summary>What the server answered that it may never answer.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public IReadOnlyDictionary<(string Sender, string PaymentId), (SentPayment Sent, Answer Answer)> Answers => _answers;

    /// <summary>Reports that were answered, each with the payment it names.</summary>
    public IReadOnlyDictionary<string, SentPayment> Reports => _reports;

    /// <summary>Holds whose release was answered.</summary>
    public IReadOnlyDictionary<(string Sender, string PaymentId), byte> Released => _released;

    /// <summary>Whether reports, releases and repeats are among what was answered.</summary>
    public bool HasSomeOfEach
    {
        get
        {
            lock (_gate)
            {
                return _reports.Count > 0 && _released.Count > 0 && Repeats > 0;
            }
        }
    }

    /// <summary>Payments answered again with the answer they had.</summary>
    public long Repeats { get; private set; }

    /// <summary>Payments the server could not decide for the moment and said so.</summary>
    public long Refused { get; private set; }

    /// <summary>Other content under an identifier in use, which was told to be a contradiction.</summary>
    public long Contradictions { get; private set; }

    public void Add(SentPayment sent, Answer answer)
    {
        lock (_gate)
        {
            var key = (sent.Sender, sent.PaymentId);
            if (answer.PaymentId != sent.PaymentId)
            {
                AddFault($"{sent.PaymentId} was answered with {answer.PaymentId}");
            }
            else if (_answers.TryGetValue(key, out var before))
            {
                Repeats++;
                if (before.Answer != answer)
                {
                    AddFault($"{sent.PaymentId} of {sent.Sender} was answered with {before.Answer} and then with {answer}");
                }
            }
            else
            {
                _answers.Add(key, (sent, answer));
                _answered.Add(sent);
                if (answer.Outcome == "hold")
                {
                    _held.Add(sent);
                }
            }
        }
    }

    public void AddReport(string reportId, SentPayment reported)
    {
        lock (_gate)
        {
            _reports[reportId] = reported;
        }
    }

    public void AddRelease(SentPayment held)
    {
        lock (_gate)
        {
            _released[(held.Sender, held.PaymentId)] = 1;
        }
    }

    public void AddRefused()
    {
        lock (_gate)
        {
            Refused++;
        }
    }

    public void AddContradiction()
    {
        lock (_gate)
        {
            Contradictions++;
        }
    }

    public void AddFault(string fault)
    {
        lock (_gate)
        {
            if (_faults.Count < FaultsMax)
            {
                _faults.Add(fault);
            }
        }
    }

    /// <summary>One of the payments answered so far, or null where there is none.</summary>
    public SentPayment? PickAnswered(Random random) => Pick(_answered, random);

    /// <summary>One of the payments answered with a hold.</summary>
    public SentPayment? PickHeld(Random random) => Pick(_held, random);

    private SentPayment? Pick(List<SentPayment> from, Random random)
    {
        lock (_gate)
        {
            return from.Count == 0 ? null : from[random.Next(from.Count)];
        }
    }
}
