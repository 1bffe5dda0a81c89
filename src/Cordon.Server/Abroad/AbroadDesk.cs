using Cordon.Core.Exchange.Requests;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Exchange.Freezing;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Wire;
using Cordon.Server.CommandLine;

namespace Cordon.Server.Abroad;

/// <summary>A centre's cooperation with others while it is served: its book, the port for others, and the freezes that go over the border.</summary>
/// <remarks>Requests go by the machine's own clock, also where the centre's is another: other centres' clocks must agree with it.</remarks>
internal sealed class AbroadDesk : IAsyncDisposable
{
    private readonly ExchangeServer _server;
    private readonly FreezeDesk _freezes;

    private AbroadDesk(RequestDesk desk, LegalBasisTable law, ExchangeServer server, FreezeDesk freezes) =>
        (Desk, Law, _server, _freezes) = (desk, law, server, freezes);

    /// <summary>Its requests.</summary>
    public RequestDesk Desk { get; }

    /// <summary>On what its requests may rest.</summary>
    public LegalBasisTable Law { get; }

    /// <summary>Opens it.</summary>
    /// <param name="centreTime">The centre's own clock.</param>
    /// <exception cref="RunException">The centre never joined others, or a file is not what it should be.</exception>
    public static async Task<AbroadDesk> OpenAsync(
        AbroadChoice choice, string folder, IJournal journal, Centre centre, TimeProvider centreTime, CancellationToken cancellation)
    {
        var law = choice.LawFile is null ? LegalBasisTable.BuiltIn : ReadLaw(choice.LawFile);
        var (node, server) = await ExchangeCommand.OpenAsync(folder, journal, choice.Listen, choice.TrustFile, TimeProvider.System, cancellation).ConfigureAwait(false);
        var desk = new RequestDesk(node);
        return new AbroadDesk(desk, law, server, FreezeDesk.Start(new FreezeSide(centre, desk, law, TimeProvider.System, centreTime), Console.Error));
    }

    public async ValueTask DisposeAsync()
    {
        await _freezes.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        await Desk.Node.DisposeAsync().ConfigureAwait(false);
    }

    private static LegalBasisTable ReadLaw(string path) =>
        LegalBasisTable.Read(File.ReadAllText(path)) is var (table, fault) && table is not null ? table : throw new RunException($"{path}, {fault}");
}
