"""The claim graph (../shared/design/engine.md sections 2 and 3) in PyTorch; rapport/language and rapport/claims compute the same in C++.

Shapes: B windows, T pieces, N words, K triggers, M mentions; d = 384 (encoder), h = 256 (heads).
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from labels import CHAIN, FACTUALITY, KINDS, MODES, ROLES, SETTING, TRIGGER

DISTANCE_MAX = 40
HEADS = 12
POOLS = ["holder", "author", "mode", "kind1", "kind2"]
NOWHERE = -1e4


def attention(q, k, v, mask):                                      # [B,heads,N,·], mask [B,N] bools; written out: its backward pass is
    scores = q @ k.transpose(2, 3) / q.shape[3] ** 0.5             # four times as fast on two cores as the fused kernel's
    return scores.masked_fill(~mask[:, None, None, :], NOWHERE).softmax(3, dtype=q.dtype) @ v


class Encoder(nn.Module):
    """BERT, post-norm. `weights`: name → array, as training/encoder.py writes them; matrices are [out, in]."""

    def __init__(self, weights):
        super().__init__()
        self.p = nn.ParameterDict({k: nn.Parameter(torch.as_tensor(v).float()) for k, v in weights.items()})
        self.layers = sum(k.endswith("_q_w") for k in weights)
        self.d = weights["emb_word"].shape[1]
        self.drop = nn.Dropout(0.1)

    def norm(self, x, name):
        return F.layer_norm(x, (self.d,), self.p[name + "_w"], self.p[name + "_b"], 1e-12)

    def linear(self, x, name):
        return F.linear(x, self.p[name + "_w"], self.p[name + "_b"])

    def forward(self, ids, mask):                                  # [B,T] pieces, [B,T] bools → [B,T,d]
        p, (B, T) = self.p, ids.shape
        x = self.drop(self.norm(F.embedding(ids, p["emb_word"]) + p["emb_pos"][:T] + p["emb_type"][0], "emb_ln"))
        for i in range(self.layers):
            q, k, v = (self.linear(x, f"l{i}_{n}").view(B, T, HEADS, -1).transpose(1, 2) for n in "qkv")
            y = attention(q, k, v, mask)
            y = y.transpose(1, 2).reshape(B, T, self.d)
            x = self.norm(x + self.drop(self.linear(y, f"l{i}_o")), f"l{i}_ln1")
            y = self.linear(F.gelu(self.linear(x, f"l{i}_f1")), f"l{i}_f2")
            x = self.norm(x + self.drop(y), f"l{i}_ln2")
        return x


class RoleLayer(nn.Module):
    """Pre-norm attention over the words of a window as one trigger sees them: [K,N,h] → [K,N,h]."""

    def __init__(self, h, heads=4, inner=512):
        super().__init__()
        self.heads = heads
        self.n1, self.n2 = nn.LayerNorm(h), nn.LayerNorm(h)
        self.qkv, self.o = nn.Linear(h, 3 * h), nn.Linear(h, h)
        self.f1, self.f2, self.drop = nn.Linear(h, inner), nn.Linear(inner, h), nn.Dropout(0.1)
        for weight in (self.o.weight, self.o.bias, self.f2.weight, self.f2.bias):
            nn.init.zeros_(weight)                                 # starts as the identity

    def forward(self, z, mask):                                    # mask [K,N] bools
        K, N, h = z.shape
        q, k, v = self.qkv(self.n1(z)).view(K, N, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        y = attention(q, k, v, mask)
        z = z + self.drop(self.o(y.transpose(1, 2).reshape(K, N, h)))
        return z + self.drop(self.f2(self.drop(F.gelu(self.f1(self.n2(z))))))


def distance(r):
    return r.clamp(-DISTANCE_MAX, DISTANCE_MAX) + DISTANCE_MAX


class ClaimModel(nn.Module):
    def __init__(self, encoder_weights, h=256, role_layers=2):
        super().__init__()
        self.encoder = Encoder(encoder_weights)
        d = self.encoder.d
        self.shape, self.known = nn.Embedding(6, d), nn.Embedding(2, d)
        self.trigger_hidden, self.trigger_out = nn.Linear(d, d), nn.Linear(d, len(TRIGGER))
        self.sum_trigger, self.sum_word = nn.Linear(d, h), nn.Linear(d, h)
        self.mul_trigger, self.mul_word = nn.Linear(d, h, bias=False), nn.Linear(d, h, bias=False)
        self.relative, self.event_type = nn.Embedding(2 * DISTANCE_MAX + 1, h), nn.Embedding(len(TRIGGER), h)
        self.smooth = nn.Conv1d(h, h, 3, padding=1)
        self.role_layers = nn.ModuleList([RoleLayer(h) for _ in range(role_layers)])
        self.roles, self.chain, self.setting = (nn.Linear(h, len(x)) for x in (ROLES, CHAIN, SETTING))
        self.pool = nn.Linear(h, len(POOLS))
        self.holder, self.author = nn.Linear(h + d, len(FACTUALITY)), nn.Linear(h + d, len(FACTUALITY))
        self.mode, self.kind1, self.kind2 = nn.Linear(h + d, len(MODES)), nn.Linear(h + d, len(KINDS)), nn.Linear(h + d, len(KINDS))
        self.point_query, self.point_key, self.point_none = nn.Linear(3 * d, h), nn.Linear(d, h), nn.Linear(3 * d, 1)
        self.point_inside, self.point_relative = nn.Embedding(2, 1), nn.Embedding(2 * DISTANCE_MAX + 1, 1)
        self.drop_in, self.drop = nn.Dropout(0.1), nn.Dropout(0.2)
        for e in (self.shape, self.known):
            nn.init.normal_(e.weight, std=0.02)
        nn.init.zeros_(self.point_relative.weight)
        with torch.no_grad():
            self.point_inside.weight.copy_(torch.tensor([[0.0], [3.0]]))      # a code inside the mention is a good guess

    def words(self, b):                                            # → [B,N,d]: the first piece of each word
        x = self.encoder(b["ids"], b["mask"]).float()
        x = x.gather(1, b["first"][:, :, None].expand(-1, -1, x.shape[2]))
        return x + self.shape(b["shape"]) + self.known(b["known"])

    def triggers(self, H):                                         # → logits [B,N,20]
        return self.trigger_out(self.drop(F.gelu(self.trigger_hidden(self.drop_in(H)))))

    def pairs(self, H, window, at, types, words):                  # K triggers against the words [B,N] of their window → [K,N,h]
        w, t, mask = H[window], H[window, at], words[window]
        r = distance(torch.arange(w.shape[1])[None] - at[:, None])
        z = (self.sum_trigger(t)[:, None] + self.sum_word(w) + self.mul_trigger(t)[:, None] * self.mul_word(w)
             + self.relative(r) + self.event_type(types)[:, None])
        z = F.gelu(z) * mask[:, :, None]
        z = F.gelu(self.smooth(self.drop(z).transpose(1, 2)).transpose(1, 2) + z)
        for layer in self.role_layers:
            z = layer(z, mask)
        return self.drop(z)

    def attributes(self, z, t, mask):                              # [K,N,h], [K,d], [K,N] → name → logits [K,·]
        a = self.pool(z).masked_fill(~mask[:, :, None], NOWHERE).softmax(1)
        p = torch.einsum("knj,knh->kjh", a, z)
        return {name: getattr(self, name)(torch.cat([p[:, j], t], -1)) for j, name in enumerate(POOLS)}

    def point(self, H, window, at, first, last, known):            # M mentions, known [M,N] bools → scores [M,N+1], "none" last
        f = torch.cat([H[window, first], H[window, last], H[window, at]], -1)
        s = torch.einsum("mnh,mh->mn", self.point_key(H)[window], self.point_query(f)) / 16
        j = torch.arange(H.shape[1])[None]
        inside = ((j >= first[:, None]) & (j <= last[:, None])).long()
        s = s + self.point_inside(inside)[:, :, 0] + self.point_relative(distance(j - first[:, None]))[:, :, 0]
        return torch.cat([s.masked_fill(~known, NOWHERE), self.point_none(f)], 1)


def batch(windows):
    """Padded tensors of some windows."""
    T, N = max(len(w.ids) for w in windows), max(len(w.words) for w in windows)
    rows = lambda get, n, fill=0: torch.tensor([get(w) + [fill] * (n - len(get(w))) for w in windows])
    return dict(
        ids=rows(lambda w: w.ids, T), mask=rows(lambda w: [True] * len(w.ids), T, False), first=rows(lambda w: w.first, N),
        shape=rows(lambda w: w.shape, N), known=rows(lambda w: [int(bool(c)) for c in w.codes], N),
        words=rows(lambda w: [True] * len(w.words), N, False), windows=windows)
