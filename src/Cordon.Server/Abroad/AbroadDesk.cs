using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
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
    private static readonly TimeSpan QuestionsEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SilenceEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private readonly ExchangeServer _server;
    private FreezeDesk _freezes = null!;
    private BookRounds _questions = null!;
    private BookRounds _epochs = null!;
    private BookRounds _silence = null!;
    private BookRounds _sweep = null!;

    private AbroadDesk(
        RequestDesk desk, LegalBasisTable law, (QuestionHolder Holder, QuestionOpenings Openings) asked, QuestionAsker questions, ExchangeServer server) =>
        (Desk, Law, (Holder, Openings), Questions, _server) = (desk, law, asked, questions, server);

    /// <summary>By which others ask it privately.</summary>
    public QuestionHolder Holder { get; }

    /// <summary>To whom two persons opened it for private questions.</summary>
    public QuestionOpenings Openings { get; }

    /// <summary>By which it asks others privately.</summary>
    public QuestionAsker Questions { get; }

    /// <summary>Its requests.</summary>
    public RequestDesk Desk { get; }

    /// <summary>What its screens need.</summary>
    public AbroadSettings Settings => new(Desk, Law, TimeProvider.System) { Questions = Questions, Holder = Holder, Openings = Openings };

    /// <summary>On what its requests may rest.</summary>
    public LegalBasisTable Law { get; }

    /// <summary>Opens it.</summary>
    /// <param name="own">The centre, and its case work, out of which it knows what others ask about.</param>
    /// <param name="centreTime">The centre's own clock.</param>
    /// <param name="countryCode">The country's code of telephone numbers that reports name without one; empty where such numbers are passed over.</param>
    /// <exception cref="RunException">The centre never joined others, or a file is not what it should be.</exception>
    public static async Task<AbroadDesk> OpenAsync(
        AbroadChoice choice, string folder, IJournal journal, (Centre Centre, CaseDesk Cases) own, TimeProvider centreTime, string countryCode,
        CancellationToken cancellation)
    {
        var law = choice.LawFile is null ? LegalBasisTable.BuiltIn : ReadLaw(choice.LawFile);
        var (node, server) = await ExchangeCommand.OpenAsync(folder, journal, choice.Listen, choice.TrustFile, TimeProvider.System,
            cancellation).ConfigureAwait(false);
        var desk = new RequestDesk(node);
        node.Release = new ReleaseOffice(
            node, law, choice.RecipientsFile is null ? RecipientTable.Empty : ReadRecipients(choice.RecipientsFile), TimeProvider.System);
        var openings = new QuestionOpenings(node, TimeProvider.System);
        var holder = QuestionHolder.Open(node, Path.Combine(NodeIdentity.FolderIn(folder), "questions"), openings, TimeProvider.System);
        var epochs = new EpochKeeper(node, holder, openings, new CentreRecords(own.Centre, own.Cases, countryCode), TimeProvider.System);
        node.Questions = holder;
        return new AbroadDesk(desk, law, (holder, openings), new QuestionAsker(node, TimeProvider.System), server)
        {
            _freezes = FreezeDesk.Start(new FreezeSide(own.Centre, desk, law, TimeProvider.System, centreTime), Console.Error),
            _questions = BookRounds.Start(
                node, TimeProvider.System, QuestionsEvery, isWoken: true, "answering private questions", Console.Error, holder.RunOnceAsync),
            _epochs = BookRounds.Start(
                node, TimeProvider.System, QuestionsEvery, isWoken: true, "announcing to whom private questions are answered", Console.Error,
                epochs.RunOnceAsync),
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
        await _epochs.DisposeAsync().ConfigureAwait(false);
        await _questions.DisposeAsync().ConfigureAwait(false);
        await _freezes.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        Questions.Dispose();
        Holder.Dispose();
        Openings.Dispose();
        await Desk.Node.DisposeAsync().ConfigureAwait(false);
    }

    private static LegalBasisTable ReadLaw(string path) =>
        LegalBasisTable.Read(File.ReadAllText(path)) is var (table, fault) && table is not null ? table : throw new RunException($"{path}, {fault}");

    private static RecipientTable ReadRecipients(string path) => RecipientTable.Read(File.ReadAllText(path)) is var (table, fault) && table is not null
        ? table : throw new RunException($"{path}, {fault}");
}
