using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cordon.Web.People;

/// <summary>An agency's own place to sign in, as a file tells it.</summary>
public sealed record OpenIdProvider
{
    /// <summary>The file's name in a centre's data folder.</summary>
    public const string FileName = "openid.json";

    /// <summary>Bytes of the file, and of the secret's: more is a wrong file.</summary>
    private const int FileBytesMax = 16 * 1024;

    private static readonly JsonSerializerOptions Reading = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The issuer's address, below which its discovery document lies.</summary>
    public required string Authority { get; init; }

    /// <summary>What the centre is called at the provider.</summary>
    public required string ClientId { get; init; }

    /// <summary>A file that holds the client's secret, beside this one or by its whole path; null where the client has none.</summary>
    public string? ClientSecretFile { get; init; }

    /// <summary>The claim by which a person is known for good; a name or an address may change hands.</summary>
    public string SubjectClaim { get; init; } = "sub";

    /// <summary>How the place is called on the button.</summary>
    public string Name { get; init; } = "OpenID Connect";

    /// <summary>The secret itself, which is read from its own file and shown nowhere.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Whether the authority is this machine, which alone may speak http.</summary>
    [JsonIgnore]
    public bool IsHere => new Uri(Authority).IsLoopback;

    /// <summary>Reads the file of a folder; null where there is none.</summary>
    /// <exception cref="InvalidDataException">It cannot be used; the message says why.</exception>
    public static OpenIdProvider? Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            var provider = JsonSerializer.Deserialize<OpenIdProvider>(Bounded(file), Reading) ?? throw new InvalidDataException($"{file} says nothing.");
            if (provider.ClientSecret is not null)
            {
                throw new InvalidDataException($"{file}: the secret stands in a file of its own, which client_secret_file names.");
            }

            if (provider.Fault() is { } fault)
            {
                throw new InvalidDataException($"{file}: {fault}");
            }

            return provider.ClientSecretFile is { } secret ? provider with { ClientSecret = Bounded(Path.Combine(folder, secret)).Trim() } : provider;
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file} cannot be read: {failure.Message}");
        }
    }

    /// <summary>Why it cannot be used; null when it can.</summary>
    public string? Fault() =>
        !Uri.TryCreate(Authority, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            ? "authority is the address of the issuer, such as https://login.agency.example."
            : uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback ? "authority has to be https: over http anybody on the way could sign in as anybody."
            : uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0 ? "authority has no user, question or fragment."
            : string.IsNullOrWhiteSpace(ClientId) ? "client_id is missing."
            : string.IsNullOrWhiteSpace(SubjectClaim) ? "subject_claim is empty."
            : null;

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{ClientId} at {Authority}";

    private static string Bounded(string file) => new FileInfo(file) is { Length: <= FileBytesMax }
        ? File.ReadAllText(file) : throw new InvalidDataException($"{file} is longer than {FileBytesMax} bytes.");
}
