using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Accounts;

namespace Cordon.Engine.Networks;

/// <summary>
/// Payments and reports in the order of their times, and at any moment the network that follows from them: the very graph and traces that serve live,
/// and of each payment the device and the address. No label and no truth goes in.
/// </summary>
/// <remarks>Owned by one thread. Memory: about 200 bytes a payment, identifiers included.</remarks>
public sealed partial class NetworkHistory : IDisposable
{
    /// <summary>Reasons of refusals that are told apart: the code has some twenty, and some say a length.</summary>
    private const int RefusalReasonsMax = 100;
    private const string OtherReasons = "other reasons";
    private const string Otherwise = "account: it is described once more, and otherwise; its holder is told where one description alone can be of then";
    private const string OwnPhone = "the telephone is that of the account that paid: the victim's own";

    private readonly string _countryCode;
    private readonly PartitionState _state = new(new CentreOptions { IsReplay = true, FindsPatterns = false });
    private readonly List<PaidPayment> _payments = [default];
    private readonly Dictionary<string, uint> _sequences = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, string> _payerNames = [];
    private readonly HolderBook _holders = new();
    private readonly Dictionary<string, NetworkCase> _cases = new(StringComparer.Ordinal);
    private readonly HashSet<uint> _reported = [];
    private readonly Dictionary<uint, int> _reportedFrom = [];
    private readonly OrderedMoney _ordered = new();

    /// <param name="defaultCountryCode">The country's code of telephone numbers that are written without one; empty where such numbers are refused.</param>
    public NetworkHistory(string defaultCountryCode = "") => _countryCode = defaultCountryCode;

    /// <summary>The zone east of UTC by which days and nights are told: of a centre's journal the centre's, of a data set UTC.</summary>
    public int ZoneOffsetMinutes { get; set; }

    /// <summary>Payments booked.</summary>
    public int Count => _payments.Count - 1;

    /// <summary>Cases: reported payments.</summary>
    public int CaseCount => _cases.Count;

    /// <summary>Contacts, marks of devices and addresses that were refused, by the reason.</summary>
    public SortedDictionary<string, int> RefusedIdentifiers { get; } = new(StringComparer.Ordinal);

    internal PartitionState State => _state;

    internal AccessIndex Devices { get; } = new();

    internal AccessIndex Addresses { get; } = new();

    internal IReadOnlyCollection<NetworkCase> Cases => _cases.Values;

    /// <summary>Takes in what is told of an account; before its first payment, or its opening balance is not taken in.</summary>
    /// <param name="holder">Its holder's name; null where not told.</param>
    /// <param name="phone">Its holder's telephone; null where not told.</param>
    public void Describe(AccountDescription account, string? holder, string? phone)
    {
        ArgumentNullException.ThrowIfNull(account);
        var number = NumberOf(Encoding.UTF8.GetBytes(account.AccountKey), Encoding.UTF8.GetBytes(account.Bank));
        Identifier? own = phone is not null && PhoneNumber.Read(phone, _countryCode) is { IsRead: true } read ? read.Identifier : null;
        var opened = account.Opened?.Milliseconds ?? Facts.Unknown;
        if (_holders.Add(number, new Holding(account.Kind, opened, string.IsNullOrWhiteSpace(holder) ? null : holder, own)))
        {
            Describe(number, account.Kind, opened, account.OpeningBalance);
        }
        else
        {
            Refuse(Otherwise);
        }
    }

    /// <summary>Books a payment; they come in the order of their times. A payment_id that was booked already counts once.</summary>
    public void Book(PaymentBatch payments, int index)
    {
        ArgumentNullException.ThrowIfNull(payments);
        var id = Encoding.UTF8.GetString(payments.Text(index, PaymentText.PaymentId));
        if (IsBooked(id))
        {
            return;
        }

        var payer = NumberOf(payments.Text(index, PaymentText.PayerAccount), payments.Text(index, PaymentText.PayerBank));
        var payee = NumberOf(payments.Text(index, PaymentText.PayeeAccount), payments.Text(index, PaymentText.PayeeBank));
        var sent = payments.Amount(index);
        var arrived = payments.PayeeAmount(index) is var other && other.Currency == default ? sent : other;
        Book(new ToldTransfer(
            id, payer, payee, payments.Time(index).Milliseconds, sent, arrived, Encoding.UTF8.GetString(payments.Text(index, PaymentText.Device)),
            Encoding.UTF8.GetString(payments.Text(index, PaymentText.Ip)), Encoding.UTF8.GetString(payments.Text(index, PaymentText.PayerName))));
    }

    /// <summary>
    /// Takes in a victim's report of a payment that is booked. False when no payment has the identifier, or it is reported already: then its contacts
    /// are the first report's.
    /// </summary>
    /// <param name="contacts">What the victim named: telephones, addresses on the web, handles, in any mixture.</param>
    public bool Report(string reportId, string paymentId, Instant time, IEnumerable<string> contacts)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        return FreshPaymentOf(reportId, paymentId) is { } sequence
            && AddMoved(reportId, sequence, time, Named(contacts, _payments[(int)sequence].Payer, time));
    }

    private uint? FreshPaymentOf(string reportId, string paymentId) =>
        _sequences.TryGetValue(paymentId, out var sequence) && !_cases.ContainsKey(reportId) && _reported.Add(sequence) ? sequence : null;

    private bool AddMoved(string reportId, uint sequence, Instant time, IReadOnlyList<Identifier> named)
    {
        var payer = _payments[(int)sequence].Payer;
        var transfer = _state.Money.Graph.TransferOf(sequence);
        var stolen = new StolenTransfer(_state.Money.PurseThatMade(payer, transfer), transfer);
        _state.Cases.Join(sequence, payer, reporter: 0, reportId, time, keyedIn: time);
        return Add(new NetworkCase(reportId, sequence, payer, stolen, time.Milliseconds) { Contacts = named });
    }

    /// <summary>
    /// Takes in a victim's report of a payment that was stopped. What he names is linked as any victim's; whom he was to pay is, where stolen money of
    /// others reached that account: a report without money makes nobody involved. False when the report is known already.
    /// </summary>
    internal bool ReportStopped(string reportId, in ToldTransfer stopped, Instant time, IEnumerable<string> contacts) =>
        !_cases.ContainsKey(reportId) && Add(new NetworkCase(reportId, payment: 0, stopped.Payer, default, time.Milliseconds)
        {
            Contacts = Named(contacts, stopped.Payer, time),
            MeantFor = stopped.Payee,
        });

    /// <summary>
    /// A stopped payment was let go after its report: the case has money from now on. False where the payment is not booked, or reported already.
    /// </summary>
    internal bool LetGo(string reportId, string paymentId)
    {
        if (!_cases.Remove(reportId, out var stopped))
        {
            return false;
        }

        _reportedFrom[stopped.Victim]--;
        return FreshPaymentOf(reportId, paymentId) is { } sequence
            && AddMoved(reportId, sequence, new Instant(stopped.ReportedMilliseconds), stopped.Contacts);
    }

    /// <summary>No report of a case stands any more: there was no scam.</summary>
    internal void TakeBack(string reportId)
    {
        if (!_cases.Remove(reportId, out var scam))
        {
            return;
        }

        _reportedFrom[scam.Victim]--;
        if (scam.HasMoved)
        {
            _reported.Remove(scam.Payment);
            _state.Cases.BySequence(scam.Payment)!.TakenBack.Add((0, reportId));
        }
    }

    private bool Add(NetworkCase scam)
    {
        _cases.Add(scam.ReportId, scam);
        _reportedFrom[scam.Victim] = ReportedFrom(scam.Victim) + 1;
        return true;
    }

    /// <summary>The network as of a moment, of what has been booked and reported so far.</summary>
    public NetworkView Look(Instant at) => new NetworkLook(this, at.Milliseconds).View();

    /// <summary>An account's number without its bank, for showing to those who may see it.</summary>
    public static string NumberOf(LinkNode account) => Encoding.UTF8.GetString(AccountKey.NumberOf(Encoding.UTF8.GetBytes(account.Key)));

    public void Dispose() => _state.Dispose();

    /// <summary>An order to hold money was proposed. Of an account that is not known nothing lies here.</summary>
    /// <param name="reportId">Its case here; null where it has none.</param>
    internal void Propose(FreezeOrder order, string? reportId)
    {
        var key = new byte[AccountKey.LengthMax];
        var written = key.AsSpan(0, AccountKey.Write(Encoding.UTF8.GetBytes(order.Bank), Encoding.UTF8.GetBytes(order.Account), key));
        _ordered.Propose(_state.Directory.Find(written, AccountDirectory.Hash(written)), order, reportId);
    }

    /// <summary>Something happened to it.</summary>
    internal void Answer(uint order, FreezeEvent what) => _ordered.Take(order, what, _state.Freezing);

    /// <summary>What banks have answered about an account's money of some cases.</summary>
    /// <param name="isOurs">Whether a case's money is asked about.</param>
    internal AnsweredMoney AnsweredIn(uint account, ushort currency, Func<string, bool> isOurs) => _ordered.In(account, currency, isOurs);

    /// <summary>Payments from an account that are reported.</summary>
    internal int ReportedFrom(uint account) => _reportedFrom.GetValueOrDefault(account);

    internal bool IsBooked(string paymentId) => _sequences.ContainsKey(paymentId);

    internal bool HasCase(string reportId) => _cases.ContainsKey(reportId);

    /// <summary>Numbers an account: the next number, whatever its key.</summary>
    internal uint Register(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bank) => _state.Register(key, bank, AccountDirectory.Hash(key));

    internal void Describe(uint account, AccountKind kind, long openedMilliseconds, Money? openingBalance)
    {
        _state.Activity.Describe(account, kind, openedMilliseconds, Facts.Unknown);
        _state.Money.Describe(account, kind, openingBalance);
        CountCountry(_state.BankOf(account));
    }

    /// <summary>Books a payment between numbered accounts; one whose identifier is booked already counts once.</summary>
    internal void Book(in ToldTransfer paid)
    {
        var sequence = (uint)_payments.Count;
        if (!_sequences.TryAdd(paid.Id, sequence))
        {
            return;
        }

        var (device, address) = (DeviceMark.Read(paid.Device), NetworkAddress.Read(paid.Ip));
        NoteRefused("device", paid.Device, device);
        NoteRefused("address", paid.Ip, address);
        _payments.Add(new PaidPayment(
            paid.Id, paid.Payer, paid.TimeMilliseconds,
            Devices.Note(paid.Payer, device.IsRead ? device.Identifier.Value : "", paid.TimeMilliseconds, sequence),
            Addresses.Note(paid.Payer, address.IsRead ? address.Identifier.Value : "", paid.TimeMilliseconds, sequence)));
        if (paid.PayerName.Length > 0 && !_holders.IsNamed(paid.Payer))
        {
            _payerNames.TryAdd(paid.Payer, paid.PayerName);
        }

        _state.Money.Settle(paid.Payer, paid.Payee, paid.Sent, paid.Arrived, paid.TimeMilliseconds, sequence);
    }

    /// <summary>Whom a victim named. Forms ask for telephones, and some are answered with one's own.</summary>
    private List<Identifier> Named(IEnumerable<string> contacts, uint victim, Instant time)
    {
        var named = new List<Identifier>();
        foreach (var contact in contacts)
        {
            var (read, refused) = ContactText.Read(contact, _countryCode);
            foreach (var identifier in read)
            {
                if (identifier == PhoneOf(victim, time.Milliseconds))
                {
                    Refuse(OwnPhone);
                }
                else if (!named.Contains(identifier))
                {
                    named.Add(identifier);
                }
            }

            foreach (var why in refused)
            {
                Refuse(why);
            }
        }

        return named;
    }

    private void NoteRefused(string what, string told, in IdentifierReading reading)
    {
        if (told.Length > 0 && reading.Fault is { } fault)
        {
            Refuse($"{what}: {fault}");
        }
    }

    /// <summary>A reason may hold a length, so that there is no end of them: beyond some, they are one.</summary>
    private void Refuse(string why)
    {
        var reason = RefusedIdentifiers.ContainsKey(why) || RefusedIdentifiers.Count < RefusalReasonsMax ? why : OtherReasons;
        RefusedIdentifiers[reason] = RefusedIdentifiers.GetValueOrDefault(reason) + 1;
    }

    internal PaidPayment Payment(uint sequence) => _payments[(int)sequence];

    internal LinkNode NodeOf(uint account) => new(NodeKind.Account, Encoding.UTF8.GetString(_state.Directory.Key(account)));

    /// <summary>The holder's name at a moment in one writing; empty where it is not known.</summary>
    internal string HolderOf(uint account, long at) => (NameOf(account, at) ?? "").Trim().ToUpperInvariant();

    internal Identifier? PhoneOf(uint account, long at) => _holders.At(account, at)?.Phone;

    private uint NumberOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bank)
    {
        var hash = AccountDirectory.Hash(key);
        var number = _state.Directory.Find(key, hash);
        return number != 0 ? number : _state.Register(key, bank, hash);
    }
}

/// <summary>A payment as far as the network needs it.</summary>
/// <param name="Device">The device, by its number among those seen; 0 for none.</param>
/// <param name="Address">The internet address, likewise.</param>
internal readonly record struct PaidPayment(string Id, uint Payer, long TimeMilliseconds, uint Device, uint Address);
