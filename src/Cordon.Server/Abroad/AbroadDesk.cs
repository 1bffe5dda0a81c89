using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Freezing;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Wire;
using Cordon.Server.CommandLine;
using Cordon.Web.Abroad;

namespace Cordon.Server.Abroad;

/// <summary>A centre's cooperation with others while it is served: its book, the port for others, and the freezes that go over the border.</summary>
/// <remarks>Requests go by the machine's own clock, also where the centre's is another: other centres' clocks must agree with it.</remarks>
internal sealed class AbroadDesk : IAsyncDisposable
{
    // What a counterpart may ask in an epoch, and in a day: 10^8 numbers are 27 years away.
    private static readonly QuotaLimits Quota = new(PerEpoch: 900_000, PerDay: 10_000);

    private static readonly TimeSpan QuestionsEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SilenceEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private readonly ExchangeServer _server;
    private FreezeDesk _freezes = null!;
    private BookRounds _questions = null!;
    private BookRounds _silence = null!;
    private BookRounds _sweep = null!;

    private AbroadDesk(RequestDesk desk, LegalBasisTable law, QuestionHolder holder, QuestionAsker questions, ExchangeServer server) =>
        (Desk, Law, Holder, Questions, _server) = (desk, law, holder, questions, server);

    /// <summary>By which others ask it privately.</summary>
    public QuestionHolder Holder { get; }

    /// <summary>By which it asks others privately.</summary>
    public QuestionAsker Questions { get; }

    /// <summary>Its requests.</summary>
    public RequestDesk Desk { get; }

    /// <summary>What its screens need.</summary>
    public AbroadSettings Settings => new(Desk, Law, TimeProvider.System) { Questions = Questions, Audits = Holder.Audits };

    /// <summary>On what its requests may rest.</summary>
    public LegalBasisTable Law { get; }

    /// <summary>Opens it.</summary>
    /// <param name="centreTime">The centre's own clock.</param>
    /// <exception cref="RunException">The centre never joined others, or a file is not what it should be.</exception>
    public static async Task<AbroadDesk> OpenAsync(
        AbroadChoice choice, string folder, IJournal journal, Centre centre, TimeProvider centreTime, CancellationToken cancellation)
    {
        var law = choice.LawFile is null ? LegalBasisTable.BuiltIn : ReadLaw(choice.LawFile);
        var (node, server) = await ExchangeCommand.OpenAsync(folder, journal, choice.Listen, choice.TrustFile, TimeProvider.System,
            cancellation).ConfigureAwait(false);
        var desk = new RequestDesk(node);
        node.Release = new ReleaseOffice(
            node, law, choice.RecipientsFile is null ? RecipientTable.Empty : ReadRecipients(choice.RecipientsFile), TimeProvider.System);
        var holder = QuestionHolder.Open(node, Path.Combine(NodeIdentity.FolderIn(folder), "questions"), Quota, TimeProvider.System);
        node.Questions = holder;
        return new AbroadDesk(desk, law, holder, new QuestionAsker(node, TimeProvider.System), server)
        {
            _freezes = FreezeDesk.Start(new FreezeSide(centre, desk, law, TimeProvider.System, centreTime), Console.Error),
            _questions = BookRounds.Start(
                node, TimeProvider.System, QuestionsEvery, isWoken: true, "answering private questions", Console.Error, holder.RunOnceAsync),
            _silence = BookRounds.Start(
                node, TimeProvider.System, SilenceEvery, isWoken: false, "what waits for silent centres", Console.Error, node.MindSilenceAsync),
            _sweep = BookRounds.Start(
                node, TimeProvider.System, SweepEvery, isWoken: false, "erasing what was not given", Console.Error,
                new RequestProposals(desk, TimeProvider.System).SweepAsync),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync().ConfigureAwait(false);
        await _silence.DisposeAsync().ConfigureAwait(false);
        await _questions.DisposeAsync().ConfigureAwait(false);
        await _freezes.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        Questions.Dispose();
        Holder.Dispose();
        await Desk.Node.DisposeAsync().ConfigureAwait(false);
    }

    private static LegalBasisTable ReadLaw(string path) =>
        LegalBasisTable.Read(File.ReadAllText(path)) is var (table, fault) && table is not null ? table : throw new RunException($"{path}, {fault}");

    private static RecipientTable ReadRecipients(string path) => RecipientTable.Read(File.ReadAllText(path)) is var (table, fault) && table is not null
        ? table : throw new RunException($"{path}, {fault}");
}
