using System.Globalization;
using System.Text;
using Cordon.Core.Evidence;
using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Json;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Signing;
using Cordon.Exchange.Trust;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Exchange.Wire;

/// <summary>What other centres may ask of this one. Each request and each answer is signed; who asks is whose certificate and signature agree.</summary>
internal sealed class ExchangeEndpoints(ExchangeNode node, TimeProvider time)
{
    /// <summary>Bytes of a request at the most.</summary>
    public const int ContentBytesMax = 8 * 1024 * 1024;

    private const string JsonType = "application/json";
    private const string TextType = "text/plain";

    private readonly SeenNonces _nonces = new(time.GetUtcNow());

    private delegate Task<Answer> Handler(TrustedCentre peer, byte[] content, HttpContext http);

    private readonly record struct Answer(int Status, string Type, byte[] Content)
    {
        public static Answer Text(int status, string text) => new(status, TextType, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Opens the ways in.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(ExchangePath.AddCheckpoint, http => AnswerAsync(http, CosignAsync));
        routes.MapPost(ExchangePath.Messages, http => AnswerAsync(http, TakeAsync));
        routes.MapGet(ExchangePath.Tiles + "/{level:int}/{tile:long}", http => AnswerAsync(http, ShowTileAsync));
        routes.MapPost(ExchangePath.Evaluate, http => AnswerAsync(http, EvaluateAsync));
        routes.MapGet(ExchangePath.Filters + "/{hash}", http => AnswerAsync(http, ShowFilterAsync));
        routes.MapPost(ExchangePath.Mailbox, http => AnswerAsync(http, LeaveAsync));
        routes.MapGet(ExchangePath.Mailbox, http => AnswerAsync(http, FetchAsync));
        routes.MapGet(ExchangePath.Mailbox + "/{id:guid}", http => AnswerAsync(http, TellAsync));
    }

    /// <summary>Looks who asks, has it answered, and signs the answer.</summary>
    private async Task AnswerAsync(HttpContext http, Handler handler)
    {
        var content = await ReadAsync(http.Request).ConfigureAwait(false);
        var request = PartsOf(http.Request);
        var (peer, fault) = PeerOf(http, request, content);
        var answer = peer is null ? Answer.Text(StatusCodes.Status401Unauthorized, fault.ToString()) : await handler(peer, content, http).ConfigureAwait(false);
        var parts = new HttpParts([("content-type", answer.Type)]) { Status = answer.Status, Request = request };
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.Type;
        http.Response.ContentLength = answer.Content.Length;
        if (request["signature"] is not null)
        {
            foreach (var (name, value) in MessageSignature.Sign(parts, answer.Content, node.Keys.Message, time.GetUtcNow()))
            {
                http.Response.Headers[name] = value;
            }
        }

        await http.Response.Body.WriteAsync(answer.Content, http.RequestAborted).ConfigureAwait(false);
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, request.HttpContext.RequestAborted).ConfigureAwait(false);
        return content.ToArray();
    }

    private static HttpParts PartsOf(HttpRequest request) =>
        new([.. request.Headers.SelectMany(header => header.Value.Select(value => (header.Key.ToLowerInvariant(), value ?? "")))])
        {
            Method = request.Method,
            Scheme = request.Scheme,
            Authority = request.Host.Value ?? "",
            Path = request.PathBase + request.Path.ToUriComponent(),
            Query = request.QueryString.Value ?? "",
        };

    /// <summary>Who asks: the certificate's centre, whose message key signed the request, which has not been seen before.</summary>
    private (TrustedCentre? Peer, SignatureFault Fault) PeerOf(HttpContext http, HttpParts request, byte[] content)
    {
        var now = time.GetUtcNow();
        if (http.Connection.ClientCertificate is not { } certificate || node.Trust.Last?.CentreOfPin(NodeCertificate.PinOf(certificate)) is not { } peer)
        {
            return (null, SignatureFault.UnknownKey);
        }

        var (fault, seen) = MessageSignature.Check(request, content, id => peer.Key(id, KeyUse.Message, Instant.From(now))?.PublicKey, now);
        fault = fault == SignatureFault.None ? _nonces.Add(seen!, now) : fault;
        return fault == SignatureFault.None ? (peer, fault) : (null, fault);
    }

    /// <summary>
    /// C2SP tlog-witness: 404 for a log that is not watched, 403 for one that did not sign, 409 with the size for another size, 422 for no proof.
    /// </summary>
    private Task<Answer> CosignAsync(TrustedCentre peer, byte[] content, HttpContext http)
    {
        if (WitnessRequest.Read(Encoding.UTF8.GetString(content)) is not { } request)
        {
            return Task.FromResult(Answer.Text(StatusCodes.Status400BadRequest, "it is no request to a witness\n"));
        }

        var word = node.Look(request);
        return Task.FromResult(word.Answer switch
        {
            WitnessAnswer.Cosigned => Answer.Text(StatusCodes.Status200OK, LineOf(request, word.Cosignature!)),
            WitnessAnswer.UnknownLog => Answer.Text(StatusCodes.Status404NotFound, "the log is not watched\n"),
            WitnessAnswer.NotSigned => Answer.Text(StatusCodes.Status403Forbidden, "the log did not sign it\n"),
            WitnessAnswer.OtherSize or WitnessAnswer.OtherRoot =>
                Answer.Text(StatusCodes.Status409Conflict, word.Size.ToString(CultureInfo.InvariantCulture) + "\n"),
            _ => Answer.Text(StatusCodes.Status422UnprocessableEntity, "nothing shows that it grew\n"),
        });
    }

    private static string LineOf(WitnessRequest request, NoteSignature cosignature) =>
        new SignedNote(request.Note.Text, [cosignature]).Whole[(request.Note.Text.Length + 1)..];

    /// <summary>Hashes of the log's tree, 256 at the most, as C2SP tlog-tiles has them in its tiles: for whoever holds a checkpoint against another.</summary>
    private Task<Answer> ShowTileAsync(TrustedCentre peer, byte[] content, HttpContext http)
    {
        var (level, tile) = (http.Request.RouteValues["level"], http.Request.RouteValues["tile"]);
        var hashes = node.Book.Tile(int.Parse((string)level!, CultureInfo.InvariantCulture), long.Parse((string)tile!, CultureInfo.InvariantCulture));
        return Task.FromResult(
            hashes.Length == 0 ? Answer.Text(StatusCodes.Status404NotFound, "") : new Answer(StatusCodes.Status200OK, "application/octet-stream", hashes));
    }

    private async Task<Answer> TakeAsync(TrustedCentre peer, byte[] content, HttpContext http)
    {
        if (ExchangeJson.Read<Delivery>(content) is not { } delivery)
        {
            return Refusal(ExchangeFault.Malformed);
        }

        var (fault, receipt) = await node.ReceiveAsync(peer, delivery, http.RequestAborted).ConfigureAwait(false);
        return receipt is null ? Refusal(fault) : new Answer(StatusCodes.Status200OK, JsonType, receipt);
    }

    /// <summary>Evaluates private questions that were committed to: 403 with the reason where it does not.</summary>
    private async Task<Answer> EvaluateAsync(TrustedCentre peer, byte[] content, HttpContext http)
    {
        if (node.Questions is not { } questions)
        {
            return Answer.Text(StatusCodes.Status404NotFound, "");
        }

        var word = await questions.EvaluateAsync(peer, content, http.RequestAborted).ConfigureAwait(false);
        return word.Answer is { } answer
            ? new Answer(StatusCodes.Status200OK, JsonType, answer.ToBytes())
            : Answer.Text(StatusCodes.Status403Forbidden, word.Refusal.ToString());
    }

    private Task<Answer> ShowFilterAsync(TrustedCentre peer, byte[] content, HttpContext http) => Task.FromResult(
        node.Questions?.Filter(peer, (string)http.Request.RouteValues["hash"]!) is { } filter
            ? new Answer(StatusCodes.Status200OK, "application/octet-stream", filter)
            : Answer.Text(StatusCodes.Status404NotFound, ""));

    /// <summary>Keeps a message's hash for a receiver that is silent; the message itself stays with whoever sent it.</summary>
    private Task<Answer> LeaveAsync(TrustedCentre peer, byte[] content, HttpContext http)
    {
        var isLeft = node.Trust.Last!.Centre(node.Id) is { IsMailbox: true } && ExchangeJson.Read<LeftMessage>(content) is { } left && left.From == peer.Id
            && node.Trust.Last.Centre(left.To) is not null
            && node.Mailbox.Leave(left.Id, peer.Id, left.To, left.Hash, Instant.From(time.GetUtcNow()));
        return Task.FromResult(isLeft ? Answer.Text(StatusCodes.Status200OK, "") : Refusal(ExchangeFault.Malformed));
    }

    private Task<Answer> FetchAsync(TrustedCentre peer, byte[] content, HttpContext http) => Task.FromResult(new Answer(
        StatusCodes.Status200OK, JsonType, ExchangeJson.Write(node.Mailbox.Fetch(peer.Id, Instant.From(time.GetUtcNow())))));

    /// <summary>Says, signed, what became of a message's hash.</summary>
    private Task<Answer> TellAsync(TrustedCentre peer, byte[] content, HttpContext http) => Task.FromResult(
        Guid.TryParse((string?)http.Request.RouteValues["id"], out var id) && node.Mailbox.Find(id, peer.Id) is { } left
            ? new Answer(StatusCodes.Status200OK, JsonType, Signed(left with { Told = Instant.From(time.GetUtcNow()) }))
            : Answer.Text(StatusCodes.Status404NotFound, ""));

    private byte[] Signed(LeftMessage left) => Envelope.Of(LeftMessage.PayloadType, ExchangeJson.Write(left), node.Keys.Message).ToBytes();

    private static Answer Refusal(ExchangeFault fault) => Answer.Text(
        fault is ExchangeFault.OutOfOrder or ExchangeFault.TrustDiffers ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity,
            fault.ToString());
}
