using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cylch.Web.Tests.Access;

/// <summary>A passkey as a phone would hold it: makes a key pair, and signs what it is asked, as WebAuthn says.</summary>
public sealed class SoftwareKey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _user = "";
    private uint _uses;

    /// <summary>False for a key that does not check its holder.</summary>
    public bool ChecksHolder { get; init; } = true;

    public string Origin { get; init; } = "https://localhost";

    /// <summary>The browser's answer to being asked to make a passkey.</summary>
    public string Make(string options)
    {
        var asked = JsonNode.Parse(options)!;
        _user = asked["user"]!["id"]!.GetValue<string>();
        var data = Authenticator(0x40, [.. new byte[16], .. Big((ushort)_id.Length), .. _id, .. PublicKey()]);
        byte[] attestation =
        [
            0xa3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xa0, 0x68, .. "authData"u8, 0x59, .. Big((ushort)data.Length), .. data,
        ];
        return Answer(new { clientDataJSON = Text(Client("webauthn.create", asked)), attestationObject = Text(attestation), transports = Array.Empty<string>() });
    }

    /// <summary>The browser's answer to being asked to prove it.</summary>
    public string Prove(string options)
    {
        var client = Client("webauthn.get", JsonNode.Parse(options)!);
        var data = Authenticator(0, []);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = _user });
    }

    public void Dispose() => _key.Dispose();

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static byte[] Big(ushort number)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, number);
        return bytes;
    }

    private byte[] Client(string type, JsonNode asked) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new { type, challenge = asked["challenge"]!.GetValue<string>(), origin = Origin, crossOrigin = false }));

    private byte[] Authenticator(byte flags, byte[] more)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_uses);
        var present = (byte)(flags | 0x01 | (ChecksHolder ? 0x04 : 0));
        return [.. SHA256.HashData("localhost"u8), present, .. count, .. more];
    }

    // A COSE key: elliptic curve P-256, ES256.
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        return [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    private string Answer(object response) => JsonSerializer.Serialize(new
    {
        id = Text(_id),
        rawId = Text(_id),
        type = "public-key",
        authenticatorAttachment = "platform",
        clientExtensionResults = new { },
        response,
    });
}
