using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Cordon.Web.Tests.Support;

/// <summary>A small OpenID provider on loopback: discovery, authorize, token and keys, with codes that are good once, PKCE and real signatures.</summary>
internal sealed class OpenIdIssuer : IAsyncDisposable
{
    public const string ClientId = "cordon-centre";
    public const string ClientSecret = "kept between the two";

    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce, string Redirect)> _codes = new();
    private WebApplication _application = null!;

    public string Address { get; private set; } = "";

    /// <summary>Who signs in there next.</summary>
    public string Subject { get; set; } = "person-1";

    /// <summary>What its next token says falsely: "nonce", "audience", "issuer", "signature", "late", "unsigned"; null for nothing.</summary>
    public string? Lie { get; set; }

    /// <summary>Questions it got, as their parameters.</summary>
    public List<Dictionary<string, string>> Asked { get; } = [];

    public static async Task<OpenIdIssuer> StartAsync()
    {
        var issuer = new OpenIdIssuer();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Cordon.Web.Tests" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        issuer._application = builder.Build();
        issuer._application.UseRouting();
        issuer._application.MapGet("/.well-known/openid-configuration", issuer.Discovery);
        issuer._application.MapGet("/keys", issuer.Keys);
        issuer._application.MapGet("/authorize", issuer.Authorize);
        issuer._application.MapPost("/token", (Delegate)issuer.TokenAsync);
        await issuer._application.StartAsync();
        issuer.Address = issuer._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return issuer;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _key.Dispose();
    }

    private IResult Discovery() => Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = Address,
        ["authorization_endpoint"] = Address + "/authorize",
        ["token_endpoint"] = Address + "/token",
        ["jwks_uri"] = Address + "/keys",
        ["response_types_supported"] = new[] { "code" },
        ["subject_types_supported"] = new[] { "public" },
        ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
    });

    private IResult Keys()
    {
        var parts = _key.ExportParameters(includePrivateParameters: false);
        var (n, e) = (Base64UrlEncoder.Encode(parts.Modulus), Base64UrlEncoder.Encode(parts.Exponent));
        var key = new { kty = "RSA", use = "sig", alg = "RS256", kid = "k1", n, e };
        return Results.Json(new { keys = new[] { key } });
    }

    private IResult Authorize(HttpContext context)
    {
        var asked = context.Request.Query.ToDictionary(one => one.Key, one => one.Value.ToString());
        Asked.Add(asked);
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked.GetValueOrDefault("code_challenge_method") != "S256")
        {
            return Results.BadRequest();
        }

        var code = RandomNumberGenerator.GetHexString(32);
        _codes[code] = (asked["code_challenge"], asked["nonce"], asked["redirect_uri"]);
        return Results.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"])}");
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var isKnown = _codes.TryRemove(form["code"].ToString(), out var code);
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        return isKnown && challenge == code.Challenge && form["client_secret"] == ClientSecret && form["redirect_uri"] == code.Redirect
            ? Results.Json(new { access_token = "none", token_type = "Bearer", expires_in = 60, id_token = Token(code.Nonce) })
            : Results.BadRequest(new { error = "invalid_grant" });
    }

    private string Token(string nonce)
    {
        using var other = RSA.Create(2048);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()).UtcDateTime;
        var begun = Lie == "late" ? now.AddHours(-2) : now;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Lie == "issuer" ? "http://127.0.0.1:1" : Address,
            Audience = Lie == "audience" ? "another" : ClientId,
            IssuedAt = begun,
            NotBefore = begun,
            Expires = begun.AddMinutes(5),

            // A role in a token is worth nothing; it is there to be passed over.
            Subject = new ClaimsIdentity(
                [new Claim("sub", Subject), new Claim("nonce", Lie == "nonce" ? "another" : nonce), new Claim("cordon:role", "Administrator")]),
            SigningCredentials = Lie == "unsigned" ? null : new SigningCredentials(
                new RsaSecurityKey((Lie == "signature" ? other : _key).ExportParameters(true)) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
        });
    }
}
