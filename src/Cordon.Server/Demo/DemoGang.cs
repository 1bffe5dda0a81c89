using Cordon.Core.Language;
using Cordon.Core.Values;
using Cordon.Simulation.Economy;
using Cordon.Web.Story;

namespace Cordon.Server.Demo;

/// <summary>
/// The one gang of the demo that its story follows, beside those that the simulator draws: three victims of one recruiter before the present, a fourth
/// after it. Its payments come in among all others and are decided as all others are.
/// </summary>
internal sealed class DemoGang(Instant present, string ownBank, bool isAbroad = false)
{
    /// <summary>What the identifiers of its victims' reports begin with.</summary>
    public const string ReportPrefix = "hotline-";

    /// <summary>A bank in the country beside, where some of the money went in a demonstration of three centres.</summary>
    public const string AbroadBank = "MEERXB2K";

    // A code that no country has: reports keep such numbers without it.
    private const string MadeUpCode = "999";

    private const string Phone = "+99960704412";
    private const string Handle = "@anna_merit_tasks";
    private const string Url = "https://merit-tasks7.example";
    private const string GangDevice = "9e41c07ad3b2";
    private const string GangIp = "10.77.4.19";

    // Above all that the simulator numbers.
    private const long FirstSequence = 900_000_001;

    private static readonly Currency Euro = Currency.Parse("EUR");

    private readonly List<SimulatedRow> _rows = [];
    private readonly SimulatedAccount _caller = Person("CEDAXA4M", "4471902836", "Lena Sorel", 1_900);
    private readonly SimulatedAccount _firstMule = Person("BRUNXA3L", "6120894473", "Davit Orlo", 420);
    private readonly SimulatedAccount _ownMule = Person(ownBank, "8830157264", "Mira Castel", 380);
    private readonly SimulatedAccount _next = Person(ownBank, "2290417758", "Peter Hallam", 2_300);
    private readonly SimulatedAccount _abroadMule = Person(AbroadBank, "5520917364", "Noor Almar", 390);
    private readonly SimulatedAccount _abroadNext = Person("DUYNXB4M", "8104463920", "Piet Okker", 405);
    private long _sequence = FirstSequence;

    /// <summary>What happened before the present, in time order, its accounts first.</summary>
    public IReadOnlyList<SimulatedRow> Rows
    {
        get
        {
            if (_rows.Count == 0)
            {
                Play();
            }

            return _rows;
        }
    }

    /// <summary>
    /// What of it the banks of the country beside have, in time order, their accounts first: what crossed the border, and two victims there, one of the same
    /// recruiter.
    /// </summary>
    public IReadOnlyList<SimulatedRow> AbroadRows
    {
        get
        {
            var crossed = Rows.OfType<SimulatedPayment>().Single(payment => payment.Payee == _abroadMule);
            var onward = Abroad(0, Before(44), _abroadMule, _abroadNext, 180, "fee");
            var (wim, noa) = (Person(AbroadBank, "7720481135", "Wim Dorst", 1_700), Person("DUYNXB4M", "3391840276", "Noa Brill", 1_250));
            var (mule1, mule2) = (Person("DUYNXB4M", "6048812957", "Bas Elling", 405), Person(AbroadBank, "1185530642", "Tess Ruiter", 398));
            var (first, second) = (
                Abroad(1, present + TimeSpan.FromHours(-121), wim, mule1, 640, "task deposit"),
                Abroad(2, present + TimeSpan.FromHours(-75), noa, mule2, 275, "deposit"));
            return
            [
                _abroadMule, _abroadNext, wim, noa, mule1, mule2,
                first, Told(first, "I was to rate hotels and then had to deposit 640.", Phone),
                second, Told(second, "The flat was never to let; she wanted a deposit of 275.", "+99961220345"),
                crossed, onward,
            ];
        }
    }

    /// <summary>What the console tells of it, step by step.</summary>
    public DemoStory Story => new()
    {
        PaymentId = Rows.OfType<SimulatedPayment>().First(payment => payment.Payer == _caller && payment.Payee == _firstMule).PaymentId,
        NextPaymentId = $"p{NextSequence:D9}",
        NextBank = ownBank,
        Contact = Phone,
        Told = new Phrase(
            "I am Lena. Anna wrote to me: rate hotels online, 40 EUR a day. Then I had to deposit 1950 EUR. "
            + $"I sent it an hour ago from my account {_caller.Number} to the account {_firstMule.Number}. Now she wants 3000 more. "
            + $"She wrote as {Handle}, she called from {Phone}, the site is {Url}.",
            "我叫莱娜。安娜让我给酒店打分，一天40欧元，后来要我先存1950欧元。"
            + $"我一小时前从我的账户 {_caller.Number} 转到账户 {_firstMule.Number} 1950 EUR。现在她还要3000。她用 {Handle} 加我聊天，又从 {Phone} 打来，网站是 {Url} 。"),
    };

    /// <summary>The country's code of the demonstration's telephone numbers: the one that was chosen, or that of all made-up ones.</summary>
    public static string CodeOf(string chosen) => chosen.Length == 0 ? MadeUpCode : chosen;

    private static long NextSequence => FirstSequence + 90_000_000;

    /// <summary>What the next victim pays to the account that was reported, at a moment.</summary>
    public SimulatedPayment NextPayment(Instant now) => new(
        now, NextSequence, _next, _firstMule, Euros(2_300), "mobile", "task deposit", _next.Holder, _firstMule.Holder, "51b0c9e27f34", "10.14.90.3");

    private void Play()
    {
        var shop = new SimulatedAccount(Ago(4_000), "DOVRXA5N", "7015520931", SimulatedAccountKind.Merchant, "Quay Grocers", "", Euro);
        var exchange = new SimulatedAccount(Ago(2_000), "FENNXA7Q", "3348820017", SimulatedAccountKind.Exchange, "Bitway Exchange", "", Euro);
        var (first, second) = (Person("BRUNXA3L", "5507713928", "Ina Weller", 1_500), Person("DOVRXA5N", "9083314465", "Tobias Renn", 2_100));
        var (mule1, mule2) = (Person("FENNXA7Q", "1846609275", "Karl Dost", 410), Person("ELMSXA6P", "6675120483", "Rosa Pell", 395));
        var (mule3, mule4) = (Person("DOVRXA5N", "4029981157", "Jonas Quill", 405), Person("ELMSXA6P", "7719036642", "Ada Brink", 388));
        SimulatedAccount[] people = [_caller, _firstMule, _ownMule, _next, first, second, mule1, mule2, mule3, mule4];
        _rows.AddRange([.. people, shop, exchange]);

        // Everybody has a week of ordinary life, as the accounts that gangs rent do.
        foreach (var (person, i) in people.Select((person, i) => (person, i)))
        {
            for (var day = 6; day >= 1; day -= 2)
            {
                var at = present + TimeSpan.FromMinutes((-24 * 60 * day) - (37 * i));
                Pay(at, person, shop, 18 + (7 * i) + day, "groceries", $"{i:x2}5ad81c90{i:x2}", "10.20.3." + (i + 10));
            }
        }

        // Three and one days ago: two victims of the same recruiter, who reported it.
        Rob(TimeSpan.FromHours(79), first, mule1, 480, exchange, "She said I only had to like videos. First she paid, then I had to deposit 480.");
        Rob(TimeSpan.FromHours(26), second, mule2, 1_150, exchange, "A recruiter promised work from home and then asked for a deposit of 1150.");

        // An hour ago: she who calls now. Her money has gone on to three more banks since.
        Pay(Before(68), _caller, _firstMule, 1_950, "task deposit", "c8a1f2037be6", "10.31.8.77");
        Pass(Before(59), _firstMule, _ownMule, 900);
        Pass(Before(54), _firstMule, mule3, 620);
        Pass(Before(46), _ownMule, mule4, 480);
        if (isAbroad)
        {
            Pass(Before(50), _firstMule, _abroadMule, 430);
        }

        Pass(Before(37), mule3, exchange, 300);
        _rows.Sort((left, right) => left.Time.CompareTo(right.Time));
    }

    private static SimulatedPayment Abroad(int number, Instant at, SimulatedAccount from, SimulatedAccount to, int euros, string purpose) => new(
        at, FirstSequence + 80_000_000 + number, from, to, Euros(euros), "mobile", purpose, from.Holder, to.Holder, GangDevice, GangIp);

    private static SimulatedReport Told(SimulatedPayment payment, string narrative, string phone) => new(
        payment.Time + TimeSpan.FromHours(2), $"{ReportPrefix}{payment.Sequence}", payment.Sequence, ScamKind.Employment, narrative, phone, Url, Handle);

    private void Rob(TimeSpan ago, SimulatedAccount victim, SimulatedAccount mule, int euros, SimulatedAccount exchange, string narrative)
    {
        var at = present + -ago;
        var payment = Pay(at, victim, mule, euros, "task deposit", victim.Number[..8] + "beef", "10.40.1." + victim.Number[^2..].TrimStart('0'));
        Pass(at + TimeSpan.FromMinutes(31), mule, exchange, euros / 2);
        _rows.Add(new SimulatedReport(
            at + TimeSpan.FromHours(3), $"{ReportPrefix}{payment.Sequence}", payment.Sequence, ScamKind.Employment, narrative, Phone, Url, Handle));
    }

    private void Pass(Instant at, SimulatedAccount from, SimulatedAccount to, int euros) => Pay(at, from, to, euros, "fee", GangDevice, GangIp);

    private SimulatedPayment Pay(Instant at, SimulatedAccount from, SimulatedAccount to, int euros, string purpose, string device, string ip)
    {
        var payment = new SimulatedPayment(at, _sequence++, from, to, Euros(euros), "mobile", purpose, from.Holder, to.Holder, device, ip);
        _rows.Add(payment);
        return payment;
    }

    private Instant Before(int minutes) => present + TimeSpan.FromMinutes(-minutes);

    private static Money Euros(int euros) => new(euros * Money.MinorPerMajor(Euro), Euro);

    private static SimulatedAccount Person(string bank, string number, string holder, int days) =>
        new(Ago(days), bank, number, SimulatedAccountKind.Person, holder, "", Euro);

    private static Instant Ago(int days) => Instant.From(new DateTimeOffset(2026, 2, 20, 0, 0, 0, TimeSpan.Zero).AddDays(-days));
}
